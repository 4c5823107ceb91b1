import { type CodeGroup, excerpt, type Words } from './code-group.ts';

const firstLine = (text: string): string => excerpt(text.split('\n')[0] ?? '', 60);

const TOO_COMPLEX: Readonly<Record<'lines' | 'delimiters' | 'cells', (count: number, most: number) => Words>> = {
  lines: (count, most) => ({
    message: `正文有 ${count} 行，最多 ${most} 行。`,
    hint: '写成摘要，把长文放到出处的链接里。',
  }),
  delimiters: (count, most) => ({
    message: `一段里有 ${count} 个 *、_、~、[、]，最多 ${most} 个。`,
    hint: '用空行分段，或删去多余的记号。',
  }),
  cells: (count, most) => ({
    message: `表格约有 ${count} 格，最多 ${most} 格。`,
    hint: '只留与注释有关的行和列，完整的表放到出处的链接里。',
  }),
};

export const NOTES = {
  title: '注释：notes/*.md',
  codes: {
    'note-name': {
      when: '文件名不能用在网址里。',
      remedy: '只用小写字母、数字和连字符。',
      severity: 'error',
      says: (id: string, rule: string) => ({
        message: `注释的文件名是固定链接的一部分，“${id}”不能用在网址里。`,
        hint: `${rule}.md。`,
      }),
    },
    'note-duplicate': {
      when: '两条注释同名。',
      remedy: '给其中一个改名。',
      severity: 'error',
      says: (id: string, earlier: string) => ({
        message: `同一部法规的注释里已有名为“${id}”的文件：${earlier}。`,
        hint: '给其中一个改名；新建时用 --name 另取一个。',
      }),
    },
    'note-quote-empty': {
      when: '新建注释时引文是空的。',
      remedy: '写上要注的文字；要注整条，就不写引文。',
      severity: 'error',
      says: () => ({ message: '引文是空的。', hint: '写上要注的文字；要注整条，就不写引文。' }),
    },
    'note-empty': {
      when: '注释没有正文，或正文还没有写。',
      remedy: '在第二个 `---` 之后写上正文。',
      severity: 'error',
      says: (isBlank: boolean) => ({
        message: isBlank ? '注释没有正文。' : '注释的正文还没有写，还是新建时的那一句。',
        hint: '在第二个 --- 之后写上正文。',
      }),
    },
    'note-too-long': {
      when: '注释太长。',
      remedy: '写成摘要，长文放到出处的链接里。',
      severity: 'error',
      says: (length: number, most: number) => ({
        message: `注释有 ${length} 个字符，最多 ${most} 个。`,
        hint: '写成摘要，把长文放到出处的链接里。',
      }),
    },
    'note-too-complex': {
      when: '一段里的记号、一张表的格或全文的行太多。',
      remedy: '分段，删去多余的记号，或写成摘要。',
      severity: 'error',
      says: (what: 'lines' | 'delimiters' | 'cells', count: number, most: number) => TOO_COMPLEX[what](count, most),
    },
    'note-too-deep': {
      when: '引用或列表一层套一层，太深。',
      remedy: '删去多余的 `>` 或列表符号。',
      severity: 'error',
      says: (most: number) => ({
        message: `引用或列表一层套一层，超过 ${most} 层。`,
        hint: '删去多余的 > 或列表符号。',
      }),
    },
    'note-html': {
      when: '注释里有 HTML。',
      remedy: '改用 Markdown。',
      severity: 'error',
      says: (html: string) => ({
        message: `注释里不能写 HTML：${firstLine(html)}`,
        hint: '改用 Markdown；要显示这些字符，用反引号 ` 括起来。',
      }),
    },
    'note-link': {
      when: '链接地址不可用。',
      remedy: '写完整网址、`#eId` 或 `#note-文件名`。',
      severity: 'error',
      says: (url: string) => ({
        message: `链接地址不可用：${firstLine(url)}`,
        hint: '写完整网址（https://…），或本法规的条款（#art_12）、注释（#note-文件名）。',
      }),
    },
    'note-link-deceptive': {
      when: '链接会误导读者：网址里有用户名，主机名混用几种文字，或者文字写的是另一个网站。',
      remedy: '写网站本来的网址；链接的文字写文件的名称。',
      severity: 'error',
      says: (
        deceit: { readonly url: string; readonly why: string } | { readonly named: string; readonly host: string },
      ) =>
        'why' in deceit
          ? { message: `网址 ${firstLine(deceit.url)} ${deceit.why}。`, hint: '写这个网站本来的网址。' }
          : {
              message: `链接的文字写的是 ${firstLine(deceit.named)}，却通向 ${deceit.host}。`,
              hint: '链接的文字写文件的名称，或写它所通向的网站。',
            },
    },
    'note-link-unknown': {
      when: '链接所指的条款或注释不存在。',
      remedy: '核对 eId 或注释的文件名。',
      severity: 'error',
      says: (url: string) => ({
        message: `链接 ${url} 所指的条款或注释不存在。`,
        hint: '条款写 #eId（见 npm run inspect），注释写 #note-文件名。',
      }),
    },
    'note-image-alt': {
      when: '图片没有替代文字。',
      remedy: '写成 `![图里是什么](/images/a.png)`。',
      severity: 'error',
      says: () => ({
        message: '图片没有替代文字，看不见图的读者无从得知内容。',
        hint: '写成 ![图里是什么](/images/a.png)。',
      }),
    },
    'note-image-address': {
      when: '图片不在本站。',
      remedy: '把图片放进 `public/images/`。',
      severity: 'error',
      says: (url: string) => ({
        message: `图片须放在本站：${firstLine(url)}`,
        hint: '把图片放进 public/images/，写成 /images/a.png。',
      }),
    },
    'note-outcome-early': {
      when: '`outcomes` 的一步早于法规本身。',
      remedy: '只写法规印发以后的；早的删去，注释的正文里仍可以说。',
      severity: 'error',
      says: (kind: string, date: string, issuedOn: string) => ({
        message: `“outcomes”里 ${date} 的${kind}早于法规（${issuedOn}），不是此后的事。`,
        hint: '只写法规印发以后的；早的删去，注释的正文里仍可以说。',
      }),
    },
    'note-review-due': {
      when: '注释很久没有核对过（`--review-months` 可改期限）。',
      remedy: '核对后更新 `reviewed`。',
      severity: 'notice',
      says: (reviewed: string, before: string) => ({
        message: `这条注释最近一次核对是 ${reviewed}，早于 ${before}。`,
        hint: '核对它是否仍然成立，再把 reviewed 改为今天的日期。',
      }),
    },
  },
} as const satisfies CodeGroup;
