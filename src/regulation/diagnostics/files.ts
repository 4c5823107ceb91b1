import type { CodeGroup } from './code-group.ts';

/** What lies where nothing reads it: beside the folders of regulations, beside texts of one ending, beside a source text. */
export type Stray =
  | { readonly beside: 'regulations'; readonly slug: string | null }
  | { readonly beside: 'texts'; readonly ending: string }
  | { readonly beside: 'source'; readonly known: readonly string[]; readonly similar: string | undefined };

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

export const FILES = {
  title: '内容文件夹与文件',
  codes: {
    'regulation-unknown': {
      when: '命令里写的简称没有对应的法规。',
      remedy: '简称是 `content/regulations` 下的文件夹名。',
      severity: 'error',
      says: (slug: string, similar: readonly string[]) => ({
        message: `没有简称为“${slug}”的法规。`,
        hint: similar.length > 0 ? `是否为 ${similar.join('、')}？` : '简称是 content/regulations 下的文件夹名。',
      }),
    },
    'folder-unreadable': {
      when: '读不到内容文件夹。',
      remedy: '检查 `CONTENT_DIR` 和读取权限。',
      severity: 'error',
      says: (reason: string, library: string | null) =>
        library === null
          ? { message: `读不到文件夹：${reason}。`, hint: '请检查它是不是文件夹、当前用户能否读取。' }
          : {
              message: `读不到内容文件夹 ${library}：${reason}。`,
              hint: '请检查 CONTENT_DIR 指向的文件夹：其中要有 regulations/<简称>/source.txt，并且当前用户有读取权限。',
            },
    },
    'no-regulation': {
      when: '内容文件夹里没有法规。',
      remedy: '新建 `regulations/<简称>/source.txt`。',
      severity: 'error',
      says: () => ({
        message: '内容文件夹里没有任何法规。',
        hint: '请新建 content/regulations/<简称>/source.txt，放入法规的纯文本。',
      }),
    },
    'file-unreadable': {
      when: '文件不存在或读不出。',
      remedy: '检查文件名和读取权限。',
      severity: 'error',
      says: (reason: string) => ({
        message: `读不到文件：${reason}。`,
        hint: '请检查文件是否存在、当前用户能否读取。',
      }),
    },
    'file-too-large': {
      when: '文件大到不可能是法规文本。',
      remedy: '检查是否放错了文件。',
      severity: 'error',
      says: (bytes: number, most: number) => ({
        message: `文件有 ${megabytes(bytes)} MB，上限是 ${megabytes(most)} MB。`,
        hint: '请检查是否放错了文件；法规文本应是纯文本。',
      }),
    },
    'symbolic-link': {
      when: '内容里有符号链接，它可能指向内容之外，不予读取。',
      remedy: '把文件或文件夹本身放在这里。',
      severity: 'error',
      says: (expected: '文件本身' | '文件夹本身') => ({
        message: `这里是一个符号链接，应为${expected}。`,
        hint: `请把${expected}放在这里；符号链接可能指向内容之外，不予读取。`,
      }),
    },
    'name-unportable': {
      when: '文件或文件夹的名字在 Windows 上检出不了，或与旁边的只差大小写。',
      remedy: '改成短的、只含小写字母、数字和连字符的名字。',
      severity: 'error',
      says: (name: string, why: string) => ({
        message: `名字“${name}”${why}。`,
        hint: '请改成短的、只含小写字母、数字和连字符的名字；否则别人的电脑上检出不了整个仓库。',
      }),
    },
    'stray-file': {
      when: '法规文件夹旁有多余的文件，没有发布。',
      remedy: '移到 `regulations/<简称>/source.txt`，或删去。',
      severity: 'warning',
      says: (stray: Stray) => {
        switch (stray.beside) {
          case 'regulations':
            return {
              message: '这里是一个文件，应为一部法规的文件夹，因此没有发布。',
              hint: `如果它是法规正文，请移到 content/regulations/${stray.slug ?? '<简称>'}/source.txt。`,
            };
          case 'texts':
            return {
              message: `这里只读以 ${stray.ending} 结尾的文件，这一个没有读取。`,
              hint: `如果它是其中之一，请改名为以 ${stray.ending} 结尾，直接放在这个文件夹里；否则请移到别处。`,
            };
          case 'source':
            return {
              message: `不认识的文件，没有读取。法规的文件夹里可以有：${stray.known.join('、')}。`,
              hint: stray.similar === undefined ? '请改为其中之一，或移到别处。' : `是否为 ${stray.similar}？`,
            };
        }
      },
    },
    'slug-unsafe': {
      when: '文件夹名不能用作网址。',
      remedy: '只用小写字母、数字和单个连字符。',
      severity: 'error',
      says: (name: string, proposal: string | null) => ({
        message: `文件夹名“${name}”不能用作网址：应只含小写字母、数字和单个连字符，例如 zhiliang-tisheng-2017。`,
        hint: proposal === null ? '请用标题的拼音加年份为文件夹命名。' : `请把文件夹改名为 ${proposal}。`,
      }),
    },
    'slug-reserved': {
      when: '文件夹名与本站自用的网址相同。',
      remedy: '改名。',
      severity: 'error',
      says: (name: string) => ({
        message: `文件夹名“${name}”是本站自用的网址，不能用于法规。`,
        hint: `请改名，例如 ${name}-2017。`,
      }),
    },
    'slug-duplicate': {
      when: '两个文件夹名会成为同一个网址。',
      remedy: '给其中一个改名。',
      severity: 'error',
      says: (name: string, first: string) => ({
        message: `两部法规会得到同一个网址：文件夹“${name}”与“${first}”只有大小写、全半角、字符的 Unicode 形式或连字符写法不同。`,
        hint: '请给其中一个另取名字；如果是同一部法规放了两次，请删去一个。',
      }),
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
