import type { CodeGroup } from './code-group.ts';

export const TERMS = {
  title: '术语与近义词',
  codes: {
    'term-name': {
      when: '术语的文件名不能用在网址里。',
      remedy: '只用小写字母、数字和连字符。',
      severity: 'error',
      says: (id: string, rule: string) => ({
        message: `术语的文件名是网址的一部分，“${id}”不能用。`,
        hint: `${rule}.md。`,
      }),
    },
    'term-duplicate': {
      when: '一个名称属于两个术语。',
      remedy: '只在一处保留。',
      severity: 'error',
      says: (name: string, owner: string | null) => ({
        message:
          owner === null
            ? `“${name}”在这个术语里写了两次。`
            : `“${name}”已经是 ${owner} 的术语或别名，不知该指哪一个。`,
        hint: '只在一处保留。',
      }),
    },
    'synonym-unused': {
      when: '近义词所指的词不在任何一部法规里。',
      remedy: '核对写法，或删去。',
      severity: 'warning',
      says: (typed: string, word: string) => ({
        message: `近义词“${typed}”所指的“${word}”不在任何一部法规里。`,
        hint: '核对写法，或删去这个词。',
      }),
    },
  },
} as const satisfies CodeGroup;
