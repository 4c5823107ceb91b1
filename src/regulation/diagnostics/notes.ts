import type { CodeGroup } from './code-group.ts';

export const NOTES = {
  title: '注释：notes/*.md',
  codes: {
    'note-name': {
      when: '文件名不能用在网址里。',
      remedy: '只用小写字母、数字和连字符。',
    },
    'note-duplicate': {
      when: '两条注释同名。',
      remedy: '给其中一个改名。',
    },
    'note-empty': {
      when: '注释没有正文，或正文还没有写。',
      remedy: '在第二个 `---` 之后写上正文。',
    },
    'note-too-long': {
      when: '注释太长。',
      remedy: '写成摘要，长文放到出处的链接里。',
    },
    'note-too-complex': {
      when: '一段里的记号、一张表的格或全文的行太多。',
      remedy: '分段，删去多余的记号，或写成摘要。',
    },
    'note-too-deep': {
      when: '引用或列表一层套一层，太深。',
      remedy: '删去多余的 `>` 或列表符号。',
    },
    'note-html': {
      when: '注释里有 HTML。',
      remedy: '改用 Markdown。',
    },
    'note-link': {
      when: '链接地址不可用。',
      remedy: '写完整网址、`#eId` 或 `#note-文件名`。',
    },
    'note-link-deceptive': {
      when: '链接会误导读者：网址里有用户名，主机名混用几种文字，或者文字写的是另一个网站。',
      remedy: '写网站本来的网址；链接的文字写文件的名称。',
    },
    'note-link-unknown': {
      when: '链接所指的条款或注释不存在。',
      remedy: '核对 eId 或注释的文件名。',
    },
    'note-image-alt': {
      when: '图片没有替代文字。',
      remedy: '写成 `![图里是什么](/images/a.png)`。',
    },
    'note-image-address': {
      when: '图片不在本站。',
      remedy: '把图片放进 `public/images/`。',
    },
    'note-review-due': {
      when: '注释很久没有核对过（`--review-months` 可改期限）。',
      remedy: '核对后更新 `reviewed`。',
    },
  },
} as const satisfies CodeGroup;
