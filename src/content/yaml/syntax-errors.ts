import type { YAMLError } from 'yaml';
import { FULL_WIDTH, type IssueReport } from './issue-report.ts';

/** Says a YAML syntax error in Chinese; the parser's own codes name the usual ones. */
export function describeSyntaxError(error: YAMLError, text: string): IssueReport {
  const known = KNOWN[error.code];
  const line = lineAt(text, error.pos[0]);
  // e.g. "title：办法"
  if (/^\s*(?:- )?[\w-]+：/.test(line))
    return {
      code: 'yaml-syntax',
      path: [],
      place: 'value',
      message: `这一行用了全角冒号：${line.trim()}`,
      hint: FULL_WIDTH,
    };
  return known === undefined
    ? {
        code: 'yaml-syntax',
        path: [],
        place: 'value',
        message: `YAML 语法错误（${error.code}）。`,
        hint: '检查缩进、引号和冒号。',
      }
    : { code: known.code ?? 'yaml-syntax', path: [], place: 'value', message: known.message, hint: known.hint };
}

interface Known {
  readonly code?: IssueReport['code'];
  readonly message: string;
  readonly hint: string;
}

const KNOWN: Partial<Record<YAMLError['code'], Known>> = {
  DUPLICATE_KEY: { code: 'yaml-duplicate-key', message: '同一个键写了两次。', hint: '删去其中一个。' },
  TAB_AS_INDENT: { message: '用了制表符（TAB）缩进。', hint: '改用空格缩进。' },
  BAD_INDENT: { message: '缩进不对。', hint: '同一层的键要左对齐，下一层多两个空格。' },
  BAD_ALIAS: { message: '别名（*名字）的写法不对。', hint: '以 * 开头的文字要加引号。' },
  MISSING_CHAR: { message: '缺少引号、括号或冒号。', hint: '检查这里或上一行的引号是否成对，冒号后是否有空格。' },
  BAD_SCALAR_START: { message: '这个字符不能作为值的开头。', hint: '给这个值加上引号。' },
  BAD_DQ_ESCAPE: { message: '双引号里有不认识的反斜杠转义。', hint: '改用单引号，或把 \\ 写成 \\\\。' },
  BLOCK_AS_IMPLICIT_KEY: { message: '一行里写了两个“键: 值”。', hint: '各占一行；值里有冒号加空格时给值加引号。' },
  MULTILINE_IMPLICIT_KEY: { message: '键跨了多行，或缺少冒号。', hint: '键和半角冒号写在同一行。' },
  UNEXPECTED_TOKEN: { message: '这里出现了意外的内容。', hint: '检查上一行的引号和缩进。' },
  MULTIPLE_DOCS: { message: '文件里有不止一个 YAML 文档（多余的 ---）。', hint: '删去多余的 ---。' },
  TAG_RESOLVE_FAILED: { message: '不支持的 YAML 标签（!）。', hint: '以 ! 开头的文字要加引号。' },
};

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}
