/** What one run has made and the next can take over, by a key that changes with everything it is made of. */
export interface KeptBytes {
  /** Null where there is nothing, or nothing whole. */
  take(key: string): Promise<Uint8Array | null>;
  /** What cannot be kept is no reason to fail. */
  keep(key: string, bytes: Uint8Array): Promise<void>;
}
