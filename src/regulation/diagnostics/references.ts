import type { CodeGroup } from './code-group.ts';

const CONFIRM = '核对原文；无误时在 `confirmed` 中确认。';

export const REFERENCES = {
  title: '引用',
  codes: {
    'reference-dangling': {
      when: '原文引用的条款在本文件中不存在，未加链接。',
      remedy: CONFIRM,
      severity: 'warning',
      says: (cited: string) => ({
        message: `“${cited}”在本文件中找不到对应的条文，未加链接。`,
        hint: '如果原文如此，无需处理；如果是录入或分款有误，请核对官方文本。',
      }),
    },
    'alias-ambiguous': {
      when: '同一个简称指不止一部法规。',
      remedy: CONFIRM,
      severity: 'warning',
      says: (name: string, titles: readonly string[]) => ({
        message: `简称“${name}”在文中指不止一部法规：${titles.map((title) => `《${title}》`).join('、')}。`,
        hint: '请核对原文中的“以下简称”；涉及这个简称的引用未识别为指向其中任何一部。',
      }),
    },
    'alias-circular': {
      when: '两个名称互为简称。',
      remedy: CONFIRM,
      severity: 'warning',
      says: (name: string, [title = '']: readonly string[]) => ({
        message: `简称“${name}”与《${title}》互为简称，无法确定指哪部法规。`,
        hint: '请核对原文中的“以下简称”；涉及这个简称的引用未识别为指向该法规。',
      }),
    },
  },
} as const satisfies CodeGroup;
