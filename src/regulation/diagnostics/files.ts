import type { CodeGroup } from './code-group.ts';

export const FILES = {
  title: '内容文件夹与文件',
  codes: {
    'folder-unreadable': {
      when: '读不到内容文件夹。',
      remedy: '检查 `CONTENT_DIR` 和读取权限。',
    },
    'no-regulation': {
      when: '内容文件夹里没有法规。',
      remedy: '新建 `regulations/<简称>/source.txt`。',
    },
    'file-unreadable': {
      when: '文件不存在或读不出。',
      remedy: '检查文件名和读取权限。',
    },
    'file-too-large': {
      when: '文件大到不可能是法规文本。',
      remedy: '检查是否放错了文件。',
    },
    'symbolic-link': {
      when: '内容里有符号链接，它可能指向内容之外，不予读取。',
      remedy: '把文件或文件夹本身放在这里。',
    },
    'name-unportable': {
      when: '文件或文件夹的名字在 Windows 上检出不了。',
      remedy: '改成短的、只含小写字母、数字和连字符的名字。',
    },
    'stray-file': {
      when: '法规文件夹旁有多余的文件，没有发布。',
      remedy: '移到 `regulations/<简称>/source.txt`，或删去。',
    },
    'slug-unsafe': {
      when: '文件夹名不能用作网址。',
      remedy: '只用小写字母、数字和单个连字符。',
    },
    'slug-reserved': {
      when: '文件夹名与本站自用的网址相同。',
      remedy: '改名。',
    },
    'slug-duplicate': {
      when: '两个文件夹名会成为同一个网址。',
      remedy: '给其中一个改名。',
    },
  },
} as const satisfies CodeGroup;

export const FORMAT = {
  title: '内容的格式：tiaowen.yaml',
  codes: {
    'content-outdated': {
      when: '内容是旧的格式。',
      remedy: '运行 `npm run migrate`。',
      severity: 'error',
      says: (found: number, expected: number) => ({
        message: `内容的格式是 ${found}，这个程序读的是 ${expected}。`,
        hint: '运行 npm run migrate，看一遍 git diff，再提交。',
      }),
    },
    'content-newer': {
      when: '内容的格式比程序新。',
      remedy: '更新程序。',
      severity: 'error',
      says: (found: number, expected: number) => ({
        message: `内容的格式是 ${found}，这个程序只认识到 ${expected}。`,
        hint: '请更新程序：内容是用更新的版本写的。',
      }),
    },
  },
} as const satisfies CodeGroup;
