import { type CodeGroup, excerpt } from './code-group.ts';

/** Whose file it is: an official text, or one that maintainers write themselves. */
type Written = 'official' | 'own';

/** Why bytes make no text. */
export type BadEncoding =
  | { readonly of: 'official'; readonly byte: number; readonly encoding: string }
  | { readonly of: 'own'; readonly byte: number; readonly isLikelyGb18030: boolean }
  | { readonly of: 'own'; readonly encoding: string };

function encodingMessage(found: BadEncoding): string {
  if (!('byte' in found)) return `文件是 ${found.encoding} 编码，应为 UTF-8。`;
  const byte = `字节 0x${found.byte.toString(16).toUpperCase().padStart(2, '0')} 不是有效的`;
  if (found.of === 'official') return `${byte} ${found.encoding}，按 GB18030 也读不出“法规标题”等信息行。`;
  return `${byte} UTF-8${found.isLikelyGb18030 ? '，文件看起来是 GB18030（GBK）编码' : ''}。`;
}

const SAVE_AS_UTF8 = '请把文件另存为 UTF-8 编码的纯文本。';

export const SOURCE = {
  title: '原文：source.txt 的编码与文件头',
  codes: {
    'binary-file': {
      when: '文件不是文本。',
      remedy: '另存为纯文本（UTF-8）。',
      severity: 'error',
      says: (offset: number, of: Written) => ({
        message: `这不是文本文件：第 ${offset + 1} 个字节是 NUL。`,
        hint: of === 'own' ? SAVE_AS_UTF8 : '请提供纯文本（UTF-8）。Word、PDF 等文件请先另存为纯文本。',
      }),
    },
    'encoding-invalid': {
      when: '字节不成文字。',
      remedy: '另存为 UTF-8。',
      severity: 'error',
      says: (found: BadEncoding) => ({ message: encodingMessage(found), hint: SAVE_AS_UTF8 }),
    },
    'encoding-legacy': {
      when: '文件不是 UTF-8，已按旧编码读取。',
      remedy: '可以照用；建议另存为 UTF-8，便于在 Git 中审阅。',
      severity: 'notice',
      says: (encoding: string) => ({
        message: `文件不是 UTF-8，已按 ${encoding} 读取。`,
        hint: '可以照用；建议另存为 UTF-8，便于在 Git 中审阅改动。',
      }),
    },
    'character-unpublishable': {
      when: '有网页不能承载的控制字符，或转换编码时丢字留下的“�”。',
      remedy: '删去这个字符；丢了字的，对照原件补上。',
      severity: 'error',
      says: (name: string, of: Written) => ({
        message:
          name === 'U+FFFD'
            ? '“�”（U+FFFD）是转换编码时丢失了一个字留下的记号。'
            : `控制字符 ${name} 不能出现在网页里${of === 'official' ? '，发布后文本会与原文不一致' : ''}。`,
        hint:
          name === 'U+FFFD'
            ? '请对照原件补上丢失的字。'
            : `请删去这个字符；它多半是${of === 'official' ? '转换格式时留下' : '复制时带来'}的。`,
      }),
    },
    'character-deceptive': {
      when: '标题、文件头、注释或字段里有看不见、或改变书写方向的字符。',
      remedy: '删去这个字符。',
      severity: 'error',
      says: (name: string, field: string | null) => ({
        message: `${field === null ? '' : `信息行“${field}：”里的`}字符 ${name} 看不见，或改变书写方向，文字会与看上去的不同。`,
        hint: '请删去这个字符；它多半是复制时带来的。',
      }),
    },
    'header-missing': {
      when: '文件头缺一行。',
      remedy: '补上这一行，没有内容时冒号后可以留空。',
      severity: 'error',
      says: (name: string, required: readonly string[]) => ({
        message: `缺少信息行“${name}：”。文件开头应有 ${required.map((field) => `“${field}：”`).join('、')} 各一行。`,
        hint:
          name === '法规正文'
            ? '请在正文前加一行“法规正文：”，正文从下一行开始。'
            : `请在“法规正文：”之前加一行“${name}：”；没有内容时冒号后可以留空。`,
      }),
    },
    'header-duplicate': {
      when: '文件头的一行写了两次。',
      remedy: '只保留一行。',
      severity: 'error',
      says: (name: string, line: number | undefined) => ({
        message: `信息行“${name}：”重复出现，前一处在第 ${line} 行。`,
        hint: '请只保留一行。',
      }),
    },
    'header-unrecognised': {
      when: '文件头有一行不是“名称：值”。',
      remedy: '移到“法规正文：”之后，或删去。',
      severity: 'warning',
      says: (line: string) => ({
        message: `这一行不是“名称：值”的形式，未予采用：“${excerpt(line, 24)}”。`,
        hint: '如果它属于正文，请移到“法规正文：”之后；否则请删去或改成“名称：值”。',
      }),
    },
    'title-empty': {
      when: '法规标题是空的。',
      remedy: '填写法规全称。',
      severity: 'error',
      says: () => ({
        message: '“法规标题：”后面是空的。',
        hint: '请填写法规全称。',
      }),
    },
    'title-too-long': {
      when: '法规标题太长。',
      remedy: '只写法规的全称。',
      severity: 'error',
      says: (length: number, most: number) => ({
        message: `“法规标题：”后面有 ${length} 个字符，最多 ${most} 个。`,
        hint: '请只写法规的全称；正文从“法规正文：”的下一行开始。',
      }),
    },
    'date-invalid': {
      when: '颁布时间不是存在的日期，或年份太早、太远。',
      remedy: '写成 8 位数字，例如 20170905。',
      severity: 'error',
      says: (date: string, reach: string | null) => ({
        message:
          reach === null
            ? `颁布时间“${excerpt(date, 24)}”不是日期，应为八位数字，例如 20170905。`
            : `颁布时间“${excerpt(date, 24)}”${reach}。`,
        hint: '请改成年月日八位数字；不知道时请留空。',
      }),
    },
    'body-on-header-line': {
      when: '正文写在了“法规正文：”同一行。',
      remedy: '另起一行。',
      severity: 'error',
      says: (text: string) => ({
        message: `“法规正文：”后面同一行有文字：“${excerpt(text, 24)}”。`,
        hint: '请在“法规正文：”后换行，正文从下一行开始。',
      }),
    },
    'body-empty': {
      when: '没有正文。',
      remedy: '把法规全文放在“法规正文：”之后。',
      severity: 'error',
      says: () => ({
        message: '“法规正文：”之后没有正文。',
        hint: '请把法规全文放在这一行之后。',
      }),
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
