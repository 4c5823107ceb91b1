/** A text that is YAML, or the YAML part of a file. */
export interface YamlText {
  /** Path as the maintainer knows it, relative to the content folder. */
  readonly file: string;
  readonly text: string;
  /** Line of the file on which `text` begins, from 1: 2 for front matter. */
  readonly firstLine: number;
}
