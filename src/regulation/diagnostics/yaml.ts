import type { CodeGroup } from './code-group.ts';

export const YAML = {
  title: 'YAML 与前置信息',
  codes: {
    'front-matter-missing': {
      when: '文件没有以 `---` 开头的前置信息。',
      remedy: '以一行 `---` 开头。',
    },
    'front-matter-unclosed': {
      when: '前置信息没有收尾的 `---`。',
      remedy: '补上一行 `---`。',
    },
    'yaml-syntax': {
      when: 'YAML 语法错误。',
      remedy: '检查缩进、引号和半角冒号。',
    },
    'yaml-duplicate-key': {
      when: '同一个键写了两次。',
      remedy: '删去其中一个。',
    },
    'yaml-too-long': {
      when: 'YAML 太长。',
      remedy: '拆成几个文件。',
    },
    'yaml-too-deep': {
      when: 'YAML 嵌套过深。',
      remedy: '检查是否有成串的 `[` 或 `{`。',
    },
    'yaml-too-many-aliases': {
      when: 'YAML 别名展开后太多。',
      remedy: '不用别名，直接写出内容。',
    },
    'key-unknown': {
      when: '不认识的键。',
      remedy: '改为提示里的键，或删去。',
    },
    'key-missing': {
      when: '缺少必须的键。',
      remedy: '补上。',
    },
    'value-type': {
      when: '值的类型不对。',
      remedy: '改为提示里的形式。',
    },
    'value-unknown': {
      when: '值不在可选之列。',
      remedy: '从提示里选一个。',
    },
    'value-invalid': {
      when: '值不合要求。',
      remedy: '改为提示里的形式。',
    },
  },
} as const satisfies CodeGroup;
