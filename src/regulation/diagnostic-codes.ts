/**
 * Every code a diagnostic can have, by the kind of file it speaks of: when it appears and what to do. A published code
 * never changes meaning: confirmations, suppressions and people's notes name it. `docs/codes.md` and the site's page for
 * maintainers are written from here, all of it Chinese Markdown.
 */
export const CODE_GROUPS = [
  {
    title: '内容文件夹与文件',
    codes: {
      'folder-unreadable': ['读不到内容文件夹。', '检查 `CONTENT_DIR` 和读取权限。'],
      'no-regulation': ['内容文件夹里没有法规。', '新建 `regulations/<简称>/source.txt`。'],
      'file-unreadable': ['文件不存在或读不出。', '检查文件名和读取权限。'],
      'file-too-large': ['文件大到不可能是法规文本。', '检查是否放错了文件。'],
      'symbolic-link': ['内容里有符号链接，它可能指向内容之外，不予读取。', '把文件或文件夹本身放在这里。'],
      'stray-file': ['法规文件夹旁有多余的文件，没有发布。', '移到 `regulations/<简称>/source.txt`，或删去。'],
      'slug-unsafe': ['文件夹名不能用作网址。', '只用小写字母、数字和单个连字符。'],
      'slug-reserved': ['文件夹名与本站自用的网址相同。', '改名。'],
      'slug-duplicate': ['两个文件夹名会成为同一个网址。', '给其中一个改名。'],
    },
  },
  {
    title: '原文：source.txt 的编码与文件头',
    codes: {
      'binary-file': ['文件不是文本。', '另存为纯文本（UTF-8）。'],
      'encoding-invalid': ['字节不成文字。', '另存为 UTF-8。'],
      'encoding-legacy': ['文件不是 UTF-8，已按旧编码读取。', '可以照用；建议另存为 UTF-8，便于在 Git 中审阅。'],
      'character-unpublishable': ['有网页不能承载的控制字符。', '删去这个字符。'],
      'header-missing': ['文件头缺一行。', '补上这一行，没有内容时冒号后可以留空。'],
      'header-duplicate': ['文件头的一行写了两次。', '只保留一行。'],
      'header-unrecognised': ['文件头有一行不是“名称：值”。', '移到“法规正文：”之后，或删去。'],
      'title-empty': ['法规标题是空的。', '填写法规全称。'],
      'date-invalid': ['颁布时间不是存在的日期。', '写成 8 位数字，例如 20170905。'],
      'body-on-header-line': ['正文写在了“法规正文：”同一行。', '另起一行。'],
      'body-empty': ['没有正文。', '把法规全文放在“法规正文：”之后。'],
    },
  },
  {
    title: '原文：结构与编号',
    codes: {
      'article-none': ['没有找到条文编号，全文作为一页发布。', '核对原文；确实没有编号时在 `confirmed` 中确认。'],
      'article-in-line': ['条文编号夹在一行中间。', '核对原文的分行。'],
      'article-in-quotation': ['条文编号在没有闭合的引号之内，被当作引文。', '核对它前面的左引号。'],
      'several-laws': ['一个文件里有两部法规，第二部按附件处理。', '拆成两个文件；无误时在 `confirmed` 中确认。'],
      'body-long': ['正文的行数远多于任何一部法规。', '检查是否把几份文件合在了一起。'],
      'number-start': ['编号不从一开始。', '核对原文；无误时在 `confirmed` 中确认。'],
      'number-gap': ['编号有跳跃。', '核对原文；无误时在 `confirmed` 中确认。'],
      'number-order': ['编号倒退。', '核对原文；无误时在 `confirmed` 中确认。'],
      'number-duplicate': ['编号重复。', '核对原文；无误时在 `confirmed` 中确认。'],
      'number-restart': ['编号又从头开始，可能有两部法规。', '拆成两个文件；无误时在 `confirmed` 中确认。'],
      'quotation-not-opened': ['右引号没有左引号。', '核对原文；无误时在 `confirmed` 中确认。'],
      'quotation-not-closed': ['左引号没有右引号。', '核对原文；无误时在 `confirmed` 中确认。'],
      'lines-wrapped': ['一段被折成了几行，每一行都会成为一款。', '接回同一行；无误时在 `confirmed` 中确认。'],
      'text-unfinished': ['正文在一句话中间停住。', '核对末尾是否漏了；无误时在 `confirmed` 中确认。'],
      'character-invisible': ['有看不见的字符，妨碍检索和引用。', '删去它；确是原文时在 `confirmed` 中确认。'],
      'page-number': ['正文里混有页码。', '不是原文就删去这一行；确是原文时在 `confirmed` 中确认。'],
      'table-ragged': ['表格各行的格数不同。', '核对原文；无误时在 `confirmed` 中确认。'],
      'toc-entry-missing': ['正文的标题不在目录里。', '核对原文；无误时在 `confirmed` 中确认。'],
      'toc-entry-without-body': ['目录里的标题不在正文里。', '核对原文；无误时在 `confirmed` 中确认。'],
      'confirmation-unused': ['`confirmed` 里的一项没有对应的提示。', '核对代码和行号；问题已消失时删去。'],
    },
  },
  {
    title: '引用',
    codes: {
      'reference-dangling': ['原文引用的条款在本文件中不存在，未加链接。', '核对原文；无误时在 `confirmed` 中确认。'],
      'alias-ambiguous': ['同一个简称指不止一部法规。', '核对原文；无误时在 `confirmed` 中确认。'],
      'alias-circular': ['两个名称互为简称。', '核对原文；无误时在 `confirmed` 中确认。'],
    },
  },
  {
    title: '更正记录：regulation.yaml 的 corrections',
    codes: {
      'correction-line': ['更正记录的行号超出了文件。', '写 source.txt 现在的行号。'],
      'correction-not-in-text': ['更正后的文字不在所记的那一行。', '核对行号和 `to`；那一行后来又改过时再记一条。'],
    },
  },
  {
    title: '锚定：注释和关联所指的原文',
    codes: {
      'anchor-moved': [
        '移位：引文连同前后文恰好一次出现在另一条款。',
        '把 eId 改为新的条款，或用 `npm run check -- --fix`。',
      ],
      'anchor-not-found': ['丢失：条款里没有这段引文，列出最接近的文字。', '核对原文后改写 eId 或 quote。'],
      'anchor-eid-unknown': ['没有这个 eId 的条款。', '用 `npm run inspect` 查看各条款的 eId。'],
      'anchor-ambiguous': ['引文在条款里出现不止一次。', '用更小的 eId，或加 `prefix`、`suffix`。'],
      'anchor-context-differs': ['引文在，但前后文不是所写。', '照原文改写 `prefix`、`suffix`。'],
      'anchor-across-paragraphs': ['引文跨了两段。', '只引一段里的文字；要注整条就只写 eId。'],
    },
  },
  {
    title: '注释：notes/*.md',
    codes: {
      'note-name': ['文件名不能用在网址里。', '只用小写字母、数字和连字符。'],
      'note-duplicate': ['两条注释同名。', '给其中一个改名。'],
      'note-empty': ['注释没有正文，或正文还没有写。', '在第二个 `---` 之后写上正文。'],
      'note-too-long': ['注释太长。', '写成摘要，长文放到出处的链接里。'],
      'note-too-complex': ['一段里的记号、一张表的格或全文的行太多。', '分段，删去多余的记号，或写成摘要。'],
      'note-too-deep': ['引用或列表一层套一层，太深。', '删去多余的 `>` 或列表符号。'],
      'note-html': ['注释里有 HTML。', '改用 Markdown。'],
      'note-link': ['链接地址不可用。', '写完整网址、`#eId` 或 `#note-文件名`。'],
      'note-link-unknown': ['链接所指的条款或注释不存在。', '核对 eId 或注释的文件名。'],
      'note-image-alt': ['图片没有替代文字。', '写成 `![图里是什么](/images/a.png)`。'],
      'note-image-address': ['图片不在本站。', '把图片放进 `public/images/`。'],
      'note-review-due': ['注释很久没有核对过（`--review-months` 可改期限）。', '核对后更新 `reviewed`。'],
    },
  },
  {
    title: '关联：relations.yaml',
    codes: {
      'relation-id-duplicate': ['两条关联的 id 相同。', '换一个 id。'],
      'relation-duplicate': ['两条关联的类型和两端都相同。', '合并成一条。'],
      'relation-self': ['关联的两端是同一处文字。', '改引另一处，或删去。'],
    },
  },
  {
    title: '术语与近义词',
    codes: {
      'term-name': ['术语的文件名不能用在网址里。', '只用小写字母、数字和连字符。'],
      'term-duplicate': ['一个名称属于两个术语。', '只在一处保留。'],
      'synonym-unused': ['近义词所指的词不在任何一部法规里。', '核对写法，或删去。'],
    },
  },
  {
    title: '固定链接：permalinks.json 与 redirects.yaml',
    codes: {
      'permalinks-invalid': [
        'permalinks.json 读不懂，或者有的键不是本站的地址。',
        '从 Git 恢复它，再运行 `npm run permalinks`。',
      ],
      'permalinks-unlisted': ['有新地址还没有登记。', '运行 `npm run permalinks`，或 `npm run check -- --fix`。'],
      'permalink-lost': [
        '登记过的地址不再有页面或条款。',
        '在 redirects.yaml 写明去向（`to`），或只写缘由留下说明页。',
      ],
      'permalink-changed': [
        '登记过的地址现在是另一段内容。',
        '恢复原来的地址；确需改变时在 redirects.yaml 写明原内容（`was`）、去向和缘由。',
      ],
      'redirect-target': ['去向不是本站现有的地址。', '核对 `to`。'],
      'redirect-loop': ['去向绕回了自己。', '改写其中一条的 `to`。'],
      'redirect-duplicate': ['同一个地址写了两次。', '只保留一条。'],
      'redirect-live': ['这个地址仍有页面，不会转到别处。', '删去这一条；内容换过时写明 `was`。'],
    },
  },
  {
    title: 'YAML 与前置信息',
    codes: {
      'front-matter-missing': ['文件没有以 `---` 开头的前置信息。', '以一行 `---` 开头。'],
      'front-matter-unclosed': ['前置信息没有收尾的 `---`。', '补上一行 `---`。'],
      'yaml-syntax': ['YAML 语法错误。', '检查缩进、引号和半角冒号。'],
      'yaml-duplicate-key': ['同一个键写了两次。', '删去其中一个。'],
      'yaml-too-long': ['YAML 太长。', '拆成几个文件。'],
      'yaml-too-deep': ['YAML 嵌套过深。', '检查是否有成串的 `[` 或 `{`。'],
      'yaml-too-many-aliases': ['YAML 别名展开后太多。', '不用别名，直接写出内容。'],
      'key-unknown': ['不认识的键。', '改为提示里的键，或删去。'],
      'key-missing': ['缺少必须的键。', '补上。'],
      'value-type': ['值的类型不对。', '改为提示里的形式。'],
      'value-unknown': ['值不在可选之列。', '从提示里选一个。'],
      'value-invalid': ['值不合要求。', '改为提示里的形式。'],
    },
  },
] as const satisfies readonly CodeGroup[];

/** What all codes have in common. */
export const ABOUT_CODES =
  '`npm run check` 和构建报告的每个问题都有一个固定的代码。代码的含义不会改变；官方文本本来如此的警告可以在 `regulation.yaml` 的 `confirmed` 里按代码确认。错误使构建停下，警告和提示不会。';

interface CodeGroup {
  readonly title: string;
  /** When it appears, and what to do. */
  readonly codes: Readonly<Record<string, readonly [when: string, remedy: string]>>;
}

type KeyOf<Codes> = Codes extends unknown ? keyof Codes : never;

/** The permanent name of a kind of problem. */
export type DiagnosticCode = KeyOf<(typeof CODE_GROUPS)[number]['codes']>;

/** What an official text can be like and still be right: what `confirmed` of regulation.yaml can name. */
export const CONFIRMABLE_CODES = [
  'article-none',
  'article-in-line',
  'article-in-quotation',
  'several-laws',
  'body-long',
  'number-start',
  'number-gap',
  'number-order',
  'number-duplicate',
  'number-restart',
  'quotation-not-opened',
  'quotation-not-closed',
  'lines-wrapped',
  'text-unfinished',
  'character-invisible',
  'page-number',
  'table-ragged',
  'toc-entry-missing',
  'toc-entry-without-body',
  'reference-dangling',
  'alias-ambiguous',
  'alias-circular',
  'header-unrecognised',
  'encoding-legacy',
] as const satisfies readonly DiagnosticCode[];
