/** The texts of neighbouring divisions, loaded when one of them is shown: `text/<stamp>/<shard>.json`. */
export interface ShardFile {
  readonly divisions: readonly ShardDivision[];
}

export interface ShardDivision {
  readonly eId: string;
  readonly label: string;
  readonly heading: string;
  readonly url: string;
  readonly records: readonly { readonly eId: string; readonly text: string }[];
}
