import type { CodeGroup } from './code-group.ts';

export const TERMS = {
  title: '术语与近义词',
  codes: {
    'term-name': {
      when: '术语的文件名不能用在网址里。',
      remedy: '只用小写字母、数字和连字符。',
    },
    'term-duplicate': {
      when: '一个名称属于两个术语。',
      remedy: '只在一处保留。',
    },
    'synonym-unused': {
      when: '近义词所指的词不在任何一部法规里。',
      remedy: '核对写法，或删去。',
    },
  },
} as const satisfies CodeGroup;
