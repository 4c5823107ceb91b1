import type { CodeGroup } from './code-group.ts';

export const METADATA = {
  title: '法规的资料：文件头与 regulation.yaml',
  codes: {
    'date-missing': {
      when: '没有颁布时间。',
      remedy: '在 source.txt 的“颁布时间：”或 regulation.yaml 的 `issuedOn` 写明；确实没有时在 `confirmed` 中确认。',
      severity: 'warning',
      says: () => ({
        message: '“颁布时间：”是空的，页面上没有日期。',
        hint: '填写日期，或在 regulation.yaml 写 issuedOn；官方文本确实没有时写 confirmed: [{ code: date-missing }]。',
      }),
    },
    'issuer-missing': {
      when: '没有颁布主体。',
      remedy: '在 source.txt 的“颁布主体：”或 regulation.yaml 的 `issuers` 写明；确实没有时在 `confirmed` 中确认。',
      severity: 'warning',
      says: () => ({
        message: '“颁布主体：”是空的，页面上没有发布机关。',
        hint: '填写机关，或在 regulation.yaml 写 issuers；官方文本确实没有时写 confirmed: [{ code: issuer-missing }]。',
      }),
    },
    'issuer-variants': {
      when: '几部法规把同一个发布机关写成了不同的名称；书架把它们归为一个。',
      remedy: '不必处理；要各处一致，在 regulation.yaml 的 `issuers` 写同一个名称。',
      severity: 'notice',
      says: (name: string, spellings: readonly (readonly [string, number])[]) => ({
        message: `“${name}”有${spellings.length}种写法：${spellings.map(([spelling, count]) => `${spelling}（${count}部）`).join('、')}。`,
        hint: '书架已归为一个机关；要各处一致，在 regulation.yaml 写 issuers。',
      }),
    },
  },
} as const satisfies CodeGroup;

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
