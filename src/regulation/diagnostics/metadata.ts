import type { CodeGroup } from './code-group.ts';

export const CORRECTIONS = {
  title: '更正记录：regulation.yaml 的 corrections',
  codes: {
    'correction-line': {
      when: '更正记录的行号超出了文件。',
      remedy: '写 source.txt 现在的行号。',
      severity: 'warning',
      says: (date: string, line: number) => ({
        message: `${date} 的更正记在第 ${line} 行，文件没有这一行。`,
        hint: 'line 写 source.txt 现在的行号。',
      }),
    },
    'correction-not-in-text': {
      when: '更正后的文字不在所记的那一行。',
      remedy: '核对行号和 `to`；那一行后来又改过时再记一条。',
      severity: 'warning',
      says: (date: string, line: number, to: string) => ({
        message: `${date} 的更正后文字“${to}”不在第 ${line} 行。`,
        hint: '核对行号和 to；那一行后来又改过时，再记一条并把这一条的 to 保持原样也无妨，这只是警告。',
      }),
    },
  },
} as const satisfies CodeGroup;
