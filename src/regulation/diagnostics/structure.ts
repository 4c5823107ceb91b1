import { type CodeGroup, excerpt } from './code-group.ts';

const QUOTATION_HINT = '引号决定哪些文字是引文。请核对原文；如果原文就是这样，请在 regulation.yaml 中确认。';
const TOC_HINT = '请核对目录与正文标题是否一致；如果原文就不一致，请在 regulation.yaml 中确认。';

export const STRUCTURE = {
  title: '原文：结构与编号',
  codes: {
    'article-none': {
      when: '没有找到条文编号，全文作为一页发布。',
      remedy: '核对原文；确实没有编号时在 `confirmed` 中确认。',
      severity: 'warning',
      says: () => ({
        message: '没有找到条文编号（第一条、一、或（一）），全文将作为一页发布。',
        hint: '如果原文有编号，请让每个编号独占行首；如果原文本来没有编号，请在 regulation.yaml 中确认。',
      }),
    },
    'article-in-line': {
      when: '条文编号夹在一行中间。',
      remedy: '核对原文的分行。',
      severity: 'warning',
      says: (number: string, unit: '条' | '项') => ({
        message: `“${number}”夹在一行中间，没有独立成${unit}。`,
        hint: `请在“${number}”前换行。`,
      }),
    },
    'article-in-quotation': {
      when: '条文编号在没有闭合的引号之内，被当作引文。',
      remedy: '核对它前面的左引号。',
      severity: 'warning',
      says: (number: string) => ({
        message: `“${number}”在引号之内，按引文处理，没有独立成条。`,
        hint: '它前面有一个左引号没有闭合。请核对原文的引号。',
      }),
    },
    'several-laws': {
      when: '一个文件里有两部法规，第二部按附件处理。',
      remedy: '拆成两个文件；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (title: string) => ({
        message: `从“${excerpt(title)}”起像是另一部法规，已按附件处理。`,
        hint: '请把两部法规分成两个文件；如果它确是附件，请在 regulation.yaml 中确认。',
      }),
    },
    'body-long': {
      when: '正文的行数远多于任何一部法规。',
      remedy: '检查是否把几份文件合在了一起。',
      severity: 'warning',
      says: (lines: number) => ({
        message: `正文有 ${lines} 行，远长于任何一部法规。`,
        hint: '请核对文件是否混入了别的内容。',
      }),
    },
    'number-start': {
      when: '编号不从一开始。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (label: string) => ({
        message: `编号从“${label}”开始，而不是从一开始。`,
        hint: '如果原文就是这样（例如修正案），请在 regulation.yaml 中确认；否则请补全前面的内容。',
      }),
    },
    'number-gap': {
      when: '编号有跳跃。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (label: string, before: string, missing: string) => ({
        message: `“${before}”之后是“${label}”，缺${missing}。`,
        hint: '请核对原文是否漏了内容；如果原文就是这样，请在 regulation.yaml 中确认。',
      }),
    },
    'number-order': {
      when: '编号倒退。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (label: string, before: string) => ({
        message: `“${before}”之后是“${label}”，编号倒退。`,
        hint: '请核对原文次序；如果原文就是这样，请在 regulation.yaml 中确认。',
      }),
    },
    'number-duplicate': {
      when: '编号重复。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (label: string, line: number | undefined) => ({
        message: `“${label}”重复出现，前一处在第 ${line} 行；后一处的地址带有 dup 字样。`,
        hint: '请核对原文编号；如果原文就是这样，请在 regulation.yaml 中确认。',
      }),
    },
    'number-restart': {
      when: '编号又从头开始，可能有两部法规。',
      remedy: '拆成两个文件；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (label: string, before: string) => ({
        message: `“${before}”之后编号又从“${label}”开始，文件里可能有两部法规。`,
        hint: '请把两部法规分成两个文件；如果是附件，请在它前面保留“附件”或标题行。',
      }),
    },
    'quotation-not-opened': {
      when: '右引号没有左引号。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: () => ({
        message: '这个右引号没有对应的左引号。',
        hint: QUOTATION_HINT,
      }),
    },
    'quotation-not-closed': {
      when: '左引号没有右引号。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (quoted: string) => ({
        message: `这个左引号没有对应的右引号：${excerpt(quoted)}`,
        hint: QUOTATION_HINT,
      }),
    },
    'lines-wrapped': {
      when: '一段被折成了几行，每一行都会成为一款。',
      remedy: '接回同一行；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (lines: number) => ({
        message: `这一行像是没有写完就折行了，这样的行共 ${lines} 处，每一行都会成为一款。`,
        hint: '请对照正式文本，把折断的行接回同一行；原文就是这样分行的，请在 regulation.yaml 中确认。',
      }),
    },
    'text-bilingual': {
      when: '正文是双语文本，外文行并入它上面的条款。',
      remedy: '外文是译文时在 `confirmed` 中确认；只发布中文时换用中文文本。',
      severity: 'warning',
      says: (foreign: string) => ({
        message: `正文是双语文本：“${excerpt(foreign)}”等外文行并入它上面的中文条款，不另成款项。`,
        hint: '如果外文是译文，请在 regulation.yaml 中确认；如果只应发布中文，请换用中文文本。',
      }),
    },
    'text-unfinished': {
      when: '正文在一句话中间停住。',
      remedy: '核对末尾是否漏了；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (end: string) => ({
        message: `正文最后一句没有写完：“…${end}”。`,
        hint: '请核对复制时是否漏了末尾；原文就是这样时在 regulation.yaml 中确认。',
      }),
    },
    'character-invisible': {
      when: '有看不见的字符，妨碍检索和引用。',
      remedy: '删去它；确是原文时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (name: string) => ({
        message: `这里有看不见的字符 ${name}，会妨碍检索和引用。`,
        hint: '它多半是从网页复制时带来的，请删去；确是原文就在 regulation.yaml 中确认。',
      }),
    },
    'page-number': {
      when: '正文里混有页码。',
      remedy: '不是原文就删去这一行；确是原文时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (line: string) => ({
        message: `“${line}”像是转换格式时混入的页码，会当作正文发布。`,
        hint: '请对照正式文本；不是原文就删去这一行，确是原文就在 regulation.yaml 中确认。',
      }),
    },
    'toc-entry-missing': {
      when: '正文的标题不在目录里。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (title: string) => ({
        message: `正文标题“${excerpt(title)}”不在目录里。`,
        hint: TOC_HINT,
      }),
    },
    'toc-entry-without-body': {
      when: '目录里的标题不在正文里。',
      remedy: '核对原文；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (title: string) => ({
        message: `目录中的“${excerpt(title)}”在正文里找不到同样的标题。`,
        hint: TOC_HINT,
      }),
    },
    'confirmation-unused': {
      when: '`confirmed` 里的一项没有对应的提示。',
      remedy: '核对代码和行号；问题已消失时删去。',
      severity: 'warning',
      says: (code: string, place: string) => ({
        message: `confirmed 里的“${code}”${place === '' ? '' : `（${place}）`}没有对应的提示。`,
        hint: '请用 npm run inspect 核对代码和行号；问题已经消失时请删去这一项。',
      }),
    },
  },
} as const satisfies CodeGroup;
