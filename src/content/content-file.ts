/** A text file as read from disk. */
export interface ContentFile {
  /** Path relative to the content folder, with `/`. */
  readonly file: string;
  readonly content: string;
}
