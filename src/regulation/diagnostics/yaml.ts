import { type CodeGroup, excerpt, type Words } from './code-group.ts';

type Path = readonly PropertyKey[];

/** `“sources”第 2 项的“date”`; the whole file when the path is empty. */
function nameOf(path: Path): string {
  if (path.length === 0) return '文件内容';
  const steps = path.map((step) => (typeof step === 'number' ? `第 ${step + 1} 项` : `“${String(step)}”`));
  return steps.join('的').replaceAll('的第', '第');
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: '是非值',
  array: '列表',
  object: '“键: 值”的各行',
  record: '“键: 值”的各行',
};

function typeName(value: unknown): string {
  if (value === null) return '空';
  return TYPES[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
}

const show = (value: unknown): string => excerpt(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 60);

/** What was written; a mapping is too long to repeat. */
const found = (input: unknown): string => (input === '' || typeof input === 'object' ? '' : `写的是：${show(input)}`);

/** The remedy for the commonest slip where one types Chinese. */
const FULL_WIDTH = '键后面要用半角冒号加一个空格，例如 type: 背景。';
const FENCES = '文件以一行 --- 开头，写完各键后再写一行 ---，其后是正文。';
const AS_SAID = '改为上面所说的形式。';

function typeHint(expected: string, input: unknown): string {
  if (typeof input === 'string' && input.includes('：') && expected === 'object') return FULL_WIDTH;
  if (expected === 'array') return '写成列表：每项一行，以“- ”开头；只有一项也一样。';
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `给值加引号："${String(input)}"。`;
  return AS_SAID;
}

/** What makes a text no YAML: the parser's code, or what the parser does not tell apart. */
export type SyntaxFault =
  | { readonly kind: 'full-width-colon'; readonly line: string }
  | { readonly kind: 'dangling-alias' }
  | { readonly kind: 'other'; readonly code: string };

/** By the parser's codes, the usual ones. */
const SYNTAX: Readonly<Record<string, Words>> = {
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

function syntaxWords(fault: SyntaxFault): Words {
  switch (fault.kind) {
    case 'full-width-colon':
      return { message: `这一行用了全角冒号：${fault.line}`, hint: FULL_WIDTH };
    case 'dangling-alias':
      return { message: '以 * 开头的值是 YAML 的别名，但没有对应的锚点（&名字）。', hint: '以 * 开头的文字要加引号。' };
    case 'other':
      return SYNTAX[fault.code] ?? { message: `YAML 语法错误（${fault.code}）。`, hint: '检查缩进、引号和冒号。' };
  }
}

export const YAML = {
  title: 'YAML 与前置信息',
  codes: {
    'front-matter-missing': {
      when: '文件没有以 `---` 开头的前置信息。',
      remedy: '以一行 `---` 开头。',
      severity: 'error',
      says: () => ({ message: '文件没有以 --- 开头的前置信息。', hint: FENCES }),
    },
    'front-matter-unclosed': {
      when: '前置信息没有收尾的 `---`。',
      remedy: '补上一行 `---`。',
      severity: 'error',
      says: () => ({ message: '前置信息没有收尾的 ---。', hint: FENCES }),
    },
    'yaml-syntax': {
      when: 'YAML 语法错误。',
      remedy: '检查缩进、引号和半角冒号。',
      severity: 'error',
      says: syntaxWords,
    },
    'yaml-duplicate-key': {
      when: '同一个键写了两次。',
      remedy: '删去其中一个。',
      severity: 'error',
      says: () => ({ message: '同一个键写了两次。', hint: '删去其中一个。' }),
    },
    'yaml-too-long': {
      when: 'YAML 太长。',
      remedy: '拆成几个文件。',
      severity: 'error',
      says: (most: number) => ({ message: `文件超过 ${most} 个字符。`, hint: '拆成几个文件。' }),
    },
    'yaml-too-deep': {
      when: 'YAML 嵌套过深。',
      remedy: '检查是否有成串的 `[` 或 `{`。',
      severity: 'error',
      says: () => ({ message: 'YAML 嵌套过深，无法读取。', hint: '检查是否有成串的 [ 或 {。' }),
    },
    'yaml-too-many-aliases': {
      when: 'YAML 别名展开后太多。',
      remedy: '不用别名，直接写出内容。',
      severity: 'error',
      says: (most: number) => ({
        message: `YAML 别名（*名字）展开后超过 ${most} 处。`,
        hint: '不用别名，直接写出内容。',
      }),
    },
    'key-unknown': {
      when: '不认识的键。',
      remedy: '改为提示里的键，或删去。',
      severity: 'error',
      says: (key: string, keys: readonly string[], similar: string | undefined) => ({
        message: `不认识的键“${key}”。这里可以写：${keys.join('、')}。`,
        hint: similar === undefined ? '改为其中之一，或删去这一行。' : `是否为“${similar}”？`,
      }),
    },
    'key-missing': {
      when: '缺少必须的键。',
      remedy: '补上。',
      severity: 'error',
      /** `rule` is what the schema says of the value, in Chinese when it says anything. */
      says: (path: Path, rule: string) => ({
        message: `缺少${nameOf(path)}，或没有写值。`,
        hint: /\p{Script=Han}/u.test(rule) ? rule : `写成 ${String(path.at(-1) ?? '')}: …`,
      }),
    },
    'value-type': {
      when: '值的类型不对。',
      remedy: '改为提示里的形式。',
      severity: 'error',
      says: (path: Path, expected: string, input: unknown) => ({
        message: `${nameOf(path)}应为${TYPES[expected] ?? expected}，写的是${typeName(input)}：${show(input)}`,
        hint: typeHint(expected, input),
      }),
    },
    'value-unknown': {
      when: '值不在可选之列。',
      remedy: '从提示里选一个。',
      severity: 'error',
      says: (path: Path, input: unknown, values: readonly string[], similar: string | undefined) => ({
        message: `${nameOf(path)}的值“${show(input)}”不在可选之列：${values.join('、')}。`,
        hint: similar === undefined ? '从中选一个。' : `是否为“${similar}”？`,
      }),
    },
    'value-invalid': {
      when: '值不合要求。',
      remedy: '改为提示里的形式。',
      severity: 'error',
      says: (path: Path, rule: string, input: unknown) => ({
        message: `${nameOf(path)}${rule}。${found(input)}`,
        hint: AS_SAID,
      }),
    },
  },
} as const satisfies CodeGroup;
