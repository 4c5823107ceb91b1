import type { CodeGroup } from './code-group.ts';

export const STRUCTURE = {
  title: '原文：结构与编号',
  codes: {
    'article-none': {
      when: '没有找到条文编号，全文作为一页发布。',
      remedy: '核对原文；确实没有编号时在 `confirmed` 中确认。',
    },
    'article-in-line': {
      when: '条文编号夹在一行中间。',
      remedy: '核对原文的分行。',
    },
    'article-in-quotation': {
      when: '条文编号在没有闭合的引号之内，被当作引文。',
      remedy: '核对它前面的左引号。',
    },
    'several-laws': {
      when: '一个文件里有两部法规，第二部按附件处理。',
      remedy: '拆成两个文件；无误时在 `confirmed` 中确认。',
    },
    'body-long': {
      when: '正文的行数远多于任何一部法规。',
      remedy: '检查是否把几份文件合在了一起。',
    },
    'number-start': {
      when: '编号不从一开始。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'number-gap': {
      when: '编号有跳跃。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'number-order': {
      when: '编号倒退。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'number-duplicate': {
      when: '编号重复。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'number-restart': {
      when: '编号又从头开始，可能有两部法规。',
      remedy: '拆成两个文件；无误时在 `confirmed` 中确认。',
    },
    'quotation-not-opened': {
      when: '右引号没有左引号。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'quotation-not-closed': {
      when: '左引号没有右引号。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'lines-wrapped': {
      when: '一段被折成了几行，每一行都会成为一款。',
      remedy: '接回同一行；无误时在 `confirmed` 中确认。',
    },
    'text-bilingual': {
      when: '正文是双语文本，外文行并入它上面的条款。',
      remedy: '外文是译文时在 `confirmed` 中确认；只发布中文时换用中文文本。',
    },
    'text-unfinished': {
      when: '正文在一句话中间停住。',
      remedy: '核对末尾是否漏了；无误时在 `confirmed` 中确认。',
    },
    'character-invisible': {
      when: '有看不见的字符，妨碍检索和引用。',
      remedy: '删去它；确是原文时在 `confirmed` 中确认。',
    },
    'page-number': {
      when: '正文里混有页码。',
      remedy: '不是原文就删去这一行；确是原文时在 `confirmed` 中确认。',
    },
    'toc-entry-missing': {
      when: '正文的标题不在目录里。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'toc-entry-without-body': {
      when: '目录里的标题不在正文里。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
    },
    'confirmation-unused': {
      when: '`confirmed` 里的一项没有对应的提示。',
      remedy: '核对代码和行号；问题已消失时删去。',
    },
  },
} as const satisfies CodeGroup;
