import type { CodeGroup } from './code-group.ts';

export const REFERENCES = {
  title: '引用',
  codes: {
    'reference-dangling': {
      when: '原文引用的条款在本文件中不存在，未加链接。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'alias-ambiguous': {
      when: '同一个简称指不止一部法规。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'alias-circular': {
      when: '两个名称互为简称。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
  },
} as const satisfies CodeGroup;
