/** A place in a maintainer's file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text that is YAML, or the YAML part of a file. */
export interface YamlText {
  /** Path as the maintainer knows it, relative to the content folder. */
  readonly file: string;
  readonly text: string;
  /** Line of the file on which `text` begins, from 1: 2 for front matter. */
  readonly firstLine: number;
}
