/** What one run has made and the next can take over, by a key that changes with everything it is made of. */
export interface KeptBytes {
  /** Null where there is nothing, or nothing whole. */
  take(key: string): Promise<Uint8Array | null>;
  /** What cannot be kept is no reason to fail. */
  keep(key: string, bytes: Uint8Array): Promise<void>;
}

/** The same of folders that are made in one place and will be in another. */
export interface FolderKeeper {
  /**
   * Puts a folder where it is made, unless it is already where it will be.
   * @returns false where there is nothing, or nothing whole
   */
  take(key: string, made: string, place: string): Promise<boolean>;
  /** What cannot be kept is no reason to fail. */
  keep(key: string, made: string, place: string): Promise<void>;
}
