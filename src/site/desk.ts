/** 工作台: the tools for who works with regulations, in one place, the same key for each wherever they are shown. */
import { fragment } from '../regulation/addresses.ts';
import { basketUrl, deskUrl, proofreadUrl, searchUrl } from './urls.ts';

export interface DeskTool {
  readonly name: string;
  readonly key: string;
  readonly href: string;
  readonly does: string;
}

/** Ids of the lists on the desk's own page. */
export const COMPARISONS = 'compare';
export const TASK_TABLES = 'tasks';

export const deskTools = (): readonly DeskTool[] => [
  { name: '检索', key: '1', href: searchUrl(), does: '逐字找到条、款、项；结果可以勾选、成表、带走。' },
  { name: '摘编', key: '2', href: basketUrl(), does: '把要引的条款放在一起，排好次序，连同出处整份带走。' },
  { name: '核稿', key: '3', href: proofreadUrl(), does: '草稿里引的话差在哪几个字，条号对不对，逐处核对。' },
  {
    name: '对照',
    key: '4',
    href: deskUrl() + fragment(COMPARISONS),
    does: '两个版本逐条并排，改了的字标出来；任意两条、两部法规并排着读。',
  },
  { name: '任务', key: '5', href: deskUrl() + fragment(TASK_TABLES), does: '政策文件的措施逐句列出，供分工时填写。' },
];
