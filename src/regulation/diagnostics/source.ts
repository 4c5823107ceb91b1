import type { CodeGroup } from './code-group.ts';

export const SOURCE = {
  title: '原文：source.txt 的编码与文件头',
  codes: {
    'binary-file': {
      when: '文件不是文本。',
      remedy: '另存为纯文本（UTF-8）。',
    },
    'encoding-invalid': {
      when: '字节不成文字。',
      remedy: '另存为 UTF-8。',
    },
    'encoding-legacy': {
      when: '文件不是 UTF-8，已按旧编码读取。',
      remedy: '可以照用；建议另存为 UTF-8，便于在 Git 中审阅。',
    },
    'character-unpublishable': {
      when: '有网页不能承载的控制字符。',
      remedy: '删去这个字符。',
    },
    'character-deceptive': {
      when: '标题、文件头、注释或字段里有看不见、或改变书写方向的字符。',
      remedy: '删去这个字符。',
    },
    'header-missing': {
      when: '文件头缺一行。',
      remedy: '补上这一行，没有内容时冒号后可以留空。',
    },
    'header-duplicate': {
      when: '文件头的一行写了两次。',
      remedy: '只保留一行。',
    },
    'header-unrecognised': {
      when: '文件头有一行不是“名称：值”。',
      remedy: '移到“法规正文：”之后，或删去。',
    },
    'title-empty': {
      when: '法规标题是空的。',
      remedy: '填写法规全称。',
    },
    'title-too-long': {
      when: '法规标题太长。',
      remedy: '只写法规的全称。',
    },
    'date-invalid': {
      when: '颁布时间不是存在的日期，或在很远的将来。',
      remedy: '写成 8 位数字，例如 20170905。',
    },
    'body-on-header-line': {
      when: '正文写在了“法规正文：”同一行。',
      remedy: '另起一行。',
    },
    'body-empty': {
      when: '没有正文。',
      remedy: '把法规全文放在“法规正文：”之后。',
    },
  },
} as const satisfies CodeGroup;

export const RESIDUE = {
  title: '工具留下的东西',
  codes: {
    'conflict-marker': {
      when: '文件里有 Git 合并冲突的标记（任何内容文件）。',
      remedy: '决定保留哪一边，删去标记。',
      severity: 'error',
      says: (mark: string) => ({
        message: `这是 Git 合并冲突的标记“${mark}”，不是内容。`,
        hint: '决定保留哪一边的文字，再删去 <<<<<<<、=======、>>>>>>> 三行。',
      }),
    },
    'html-residue': {
      when: '原文里有网页的标签或字符代码。',
      remedy: '换成它所代表的文字，或删去；官方文本确有时在 `confirmed` 中确认。',
      severity: 'error',
      says: (found: string, line: number) => ({
        message: `“${found}”是网页（HTML）的残留，不像官方文字。`,
        hint: `换成它所代表的文字，或删去；官方文本确有时在 regulation.yaml 写 confirmed: [{ code: html-residue, line: ${line} }]。`,
      }),
    },
    'html-like': {
      when: '原文里有像网页标签或字符代码的文字。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (found: string, line: number) => ({
        message: `“${found}”像是网页（HTML）的残留。`,
        hint: `核对原文；官方文本确有时在 regulation.yaml 写 confirmed: [{ code: html-like, line: ${line} }]。`,
      }),
    },
  },
} as const satisfies CodeGroup;
