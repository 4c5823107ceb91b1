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
