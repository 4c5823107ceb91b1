/** What one run has made and the next can take over, by a key that changes with everything it is made of. */
export interface KeptBytes {
  /** Null where there is nothing, or nothing whole. */
  take(key: string): Promise<Uint8Array | null>;
  /** What cannot be kept is no reason to fail. */
  keep(key: string, bytes: Uint8Array): Promise<void>;
}

/** The same of folders of a site, which are made in one place and will be in another. */
export interface FolderKeeper {
  /**
   * Puts a folder where it is made, unless the earlier site has just that: then it stays there, and is moved when the new site takes its
   * place.
   * @returns false where there is nothing, or nothing whole
   */
  take(key: string, made: string, place: string): Promise<boolean>;
  /** What cannot be kept is no reason to fail. @returns whether it was */
  keep(key: string, made: string, place: string): Promise<boolean>;
}
