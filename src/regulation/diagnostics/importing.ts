import { type CodeGroup, excerpt } from './code-group.ts';

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`;

const some = (texts: readonly string[]): string => texts.map((text) => `“${excerpt(text)}”`).join('、');

/** Formats that are recognised and not read, and what helps. */
const FOREIGN: Readonly<Record<string, { readonly name: string; readonly remedy: string }>> = {
  pdf: { name: 'PDF', remedy: '请把文字复制出来，或者另存为 .docx。' },
  doc: { name: 'Word 97—2003 文件（.doc）', remedy: '请用 Word 或 WPS 打开，另存为 .docx，再导入。' },
  wps: { name: 'WPS 文字文件（.wps）', remedy: '请用 WPS 打开，另存为 .docx，再导入。' },
  ofd: { name: 'OFD 版式文件', remedy: '请用 OFD 阅读器导出为 PDF，或向发布机关要 Word 文件，另存为 .docx，再导入。' },
  rtf: { name: 'RTF 文件', remedy: '请用 Word 或 WPS 打开，另存为 .docx，再导入。' },
  odt: { name: 'OpenDocument 文件（.odt）', remedy: '请用 LibreOffice 或 Word 打开，另存为 .docx，再导入。' },
  'word-xml': { name: 'Word 的 XML 文件', remedy: '请用 Word 打开，另存为 .docx，再导入。' },
  xls: { name: 'Excel 表格（.xls）', remedy: '请把表格复制到 Word 文件里，另存为 .docx，再导入。' },
  xlsx: { name: 'Excel 表格（.xlsx）', remedy: '请把表格复制到 Word 文件里，另存为 .docx，再导入。' },
  ppt: { name: '演示文稿', remedy: '请改用法规正文的 .docx、网页或 PDF。' },
  pptx: { name: '演示文稿', remedy: '请改用法规正文的 .docx、网页或 PDF。' },
  image: { name: '图片', remedy: '图片里的文字读不出来：请改用 .docx、网页或有文字的 PDF，或先作文字识别并逐字校对。' },
  zip: { name: '压缩包', remedy: '请解开压缩包，导入其中的 .docx、网页或 PDF。' },
  rar: { name: '压缩包', remedy: '请解开压缩包，导入其中的 .docx、网页或 PDF。' },
};

export const IMPORTING = {
  title: '导入官方文件：npm run import',
  codes: {
    'import-format': {
      when: '认得出是什么格式，但不读这种格式。',
      remedy: '按提示另存为 .docx。',
      severity: 'error',
      says: (format: string) => {
        const known = FOREIGN[format];
        return known === undefined
          ? {
              message: '认不出这是什么文件：不是 .docx、网页、PDF、Markdown，也不是纯文本。',
              hint: '请改用法规正文的 .docx、网页或有文字的 PDF。',
            }
          : { message: `这是${known.name}，不读这种格式。`, hint: known.remedy };
      },
    },
    'import-encrypted': {
      when: '文件有密码。',
      remedy: '去掉密码再导入。',
      severity: 'error',
      says: () => ({ message: '文件有密码，读不出正文。', hint: '请打开文件，去掉密码，另存一份再导入。' }),
    },
    'import-damaged': {
      when: '文件损坏。',
      remedy: '重新下载。',
      severity: 'error',
      says: (format: string, what = '内容与它自己的校验不符，或者不完整，或者层数深得、写法怪得不像办公软件写的') => ({
        message: `${format} 文件损坏了：${what}。`,
        hint: '请重新下载；能用 Word 或阅读器打开时，另存一份再导入。',
      }),
    },
    'import-empty': {
      when: '文件里没有文字。',
      remedy: '检查是否放错了文件。',
      severity: 'error',
      says: (only: 'nothing' | 'images' | 'embedded' | 'page', count: number) =>
        ({
          nothing: { message: '文件里没有文字。', hint: '请检查是否放错了文件，或正文是否在另一个文件里。' },
          images: {
            message: `文件里没有文字，只有 ${count} 幅图片。`,
            hint: '图片里的文字读不出来：请改用有文字的 .docx、网页或 PDF，或先作文字识别并逐字校对。',
          },
          embedded: {
            message: `文件里没有文字，只有 ${count} 处读不了的内嵌内容（内嵌的文件坏了，或者一层套一层）。`,
            hint: '请用 Word 打开，全选、复制到新文件，另存为 .docx，再导入。',
          },
          page: {
            message: '网页里没有正文：它要由脚本载入，另存时没有存下来，或者正文是图片。',
            hint: '请下载这一页提供的 Word 或 PDF 文件；没有时，等正文显示后复制到 Word，另存为 .docx，再导入。',
          },
        })[only],
    },
    'import-too-large': {
      when: '文件解开后大得不可能是法规。',
      remedy: '检查是否放错了文件。',
      severity: 'error',
      says: (bytes: number) => ({
        message: `文件解开后有 ${megabytes(bytes)}，或比压缩的大几百倍，不是法规文件的样子，没有解开。`,
        hint: '请检查文件的来历；确是法规时，另存一份再导入。',
      }),
    },
    'import-scan': {
      when: 'PDF 是扫描件，没有文字。',
      remedy: '改用有文字的文件。',
      severity: 'error',
      says: (pages: number) => ({
        message: `PDF 有 ${pages} 页，都是图片，没有文字：这是扫描件。`,
        hint: '请改用 .docx、网页或有文字的 PDF，或先作文字识别并逐字校对。',
      }),
    },
    'import-letters': {
      when: 'PDF 里的字没有对应的文字编码。',
      remedy: '改用别的文件。',
      severity: 'error',
      says: (unknown: number, all: number, page: number) => ({
        message: `PDF 的 ${all} 个字里有 ${unknown} 个不知道是什么字（第 ${page} 页起）：字体没有带文字编码。`,
        hint: '请改用 .docx 或网页；复制这个 PDF 的文字也会是乱码。',
      }),
    },
    'import-pdf-table': {
      when: 'PDF 里的表格没有画全框线，分不出格子。',
      remedy: '按原件补上这张表，或改用 .docx。',
      severity: 'error',
      says: (page: number, lines: readonly string[]) => ({
        message: `第 ${page} 页的表格框线不全，分不出格子：${some(lines.slice(0, 3))}。`,
        hint: '请改用 .docx 或网页；只有 PDF 时，先把表格抄成 .docx 再导入。',
      }),
    },
    'import-not-regulation': {
      when: '文件里没有法规：是检索结果、栏目列表或别的网页。',
      remedy: '打开法规正文的那一页，另存再导入。',
      severity: 'error',
      says: (found: 'list' | 'other', lines: readonly string[]) => ({
        message:
          found === 'list'
            ? `这一页是列表或检索结果，不是法规正文：读到 ${some(lines.slice(0, 3))} 等条目。`
            : `没有在文件里认出法规：没有条文、文号，也没有以文种结尾的题名。读到的开头是 ${some(lines.slice(0, 2))}。`,
        hint:
          found === 'list'
            ? '请点开法规的正文页，另存为网页（.html）再导入。'
            : '请检查是否放错了文件；网页请另存正文页。',
      }),
    },
    'import-several': {
      when: '一个文件里有几部法规。',
      remedy: '用 `--part` 选一部。',
      severity: 'error',
      says: (titles: readonly string[]) => ({
        message: `文件里有 ${titles.length} 部法规：${titles.map((title, i) => `${i + 1}. ${excerpt(title, 40)}`).join('；')}。`,
        hint: `一次导入一部：加 --part 1 到 --part ${titles.length}。`,
      }),
    },
    'import-part': {
      when: '`--part` 所选的一部不存在。',
      remedy: '改为有的序号。',
      severity: 'error',
      says: (part: number, parts: number) => ({
        message: `没有第 ${part} 部：文件里有 ${parts} 部法规。`,
        hint: parts > 1 ? `--part 之后写 1 到 ${parts}。` : '请去掉 --part。',
      }),
    },
    'import-title': {
      when: '没有认出题名。',
      remedy: '核对后填入第一行。',
      severity: 'warning',
      says: () => ({
        message: '没有认出法规的题名，“法规标题：”留空。',
        hint: '请核对原件，用 --title 写明题名。',
      }),
    },
    'import-day': {
      when: '文件只说了会议哪一天通过，没有说哪一天公布。',
      remedy: '对照公布的令或公报，改为公布的日期。',
      severity: 'warning',
      /** @param day `20180906` */
      says: (day: string) => ({
        message: `“颁布时间：”是会议通过的日期 ${day}：文件里没有说哪一天公布。`,
        hint: '请对照公布它的令、公告或公报，在 regulation.yaml 的 issuedOn 写明公布的日期；查证是同一天的，不必写。',
      }),
    },
    'import-paragraph-end': {
      when: 'PDF 里看不出一段是否在这里结束。',
      remedy: '对照原件，连成一段或分开。',
      severity: 'warning',
      says: (before: string, after: string, isJoined: boolean) => ({
        message: `看不出一段是否到“…${before}”为止：它写满了一行，下一行是“${after}…”。现${isJoined ? '连成一段' : '作两段'}。`,
        hint: `请对照原件：${isJoined ? '应是两段的，在这里分开' : '应是一段的，把两行连起来'}。`,
      }),
    },
    'import-doubtful': {
      when: '有公式、不认识的符号或内嵌的内容，变成文字后应当核对。',
      remedy: '对照原件核对这一行。',
      severity: 'warning',
      says: (what: string, text: string) => ({
        message:
          text === '' ? `原件这里有${what}，没有变成文字。` : `原件这里是${what}，写成了“${excerpt(text, 30)}”。`,
        hint: '请对照原件核对。',
      }),
    },
    'original-differs': {
      when: '文本与重新导入原件所得的不同，而 `corrections` 没有记录。',
      remedy: '恢复文本；确属更正时在 `corrections` 写明；导入有误时报告问题。',
      severity: 'error',
      says: (original: string, count: number, own: string, imported: string) => ({
        message: `文本与 ${original} 导入所得的有 ${count} 行不同；这里是“${excerpt(own, 30)}”，原件是“${excerpt(imported, 30)}”。`,
        hint: '请恢复这一行；确属更正时，在 regulation.yaml 的 corrections 写明 date、line、from、to、authority。',
      }),
    },
    'original-unreadable': {
      when: '官方原件重新导入时读不了。',
      remedy: '换回原来的文件。',
      severity: 'error',
      says: (reason: string) => ({
        message: `原件重新导入时读不了：${reason}`,
        hint: '请从 Git 恢复这个文件，或重新下载官方文件。',
      }),
    },
    'original-address': {
      when: '原件太大，没有放在文本旁边，也没有写明网址。',
      remedy: '在 `original.yaml` 里写 `url`。',
      severity: 'error',
      says: (limit: number) => ({
        message: `原件没有放在这里（大于 ${megabytes(limit)} 的不放），也没有写明到哪里取，读者无从核对。`,
        hint: '请在 original.yaml 里加一行 url: 官方文件的网址。',
      }),
    },
    'original-behind': {
      when: '原件、文本或导入程序变了；重新导入，文本仍是导入所得。',
      remedy: '运行 `npm run check -- --fix`，记下新的结果。',
      severity: 'notice',
      says: () => ({
        message: '原件、文本或导入程序变了，已重新导入，文本与原件一致。',
        hint: '运行 npm run check -- --fix 记下结果，下次不再重新导入。',
      }),
    },
    'original-unrecorded': {
      when: '发布过的官方原件换了一份或不见了，`original.yaml` 没有记录。',
      remedy: '从 Git 恢复原件；确要换的，换好后运行 `npm run check -- --fix`。',
      severity: 'error',
      says: (was: string) => ({
        message: `官方原件换了一份或不见了，没有记录：从前那份的 SHA-256 是 ${was.slice(0, 12)}…。`,
        hint: '请从 Git 恢复原件和 original.yaml；确要换的，只换文件，再运行 npm run check -- --fix：重新导入，文本一致的记下，从前那份的 SHA-256 留在 earlier 里（原件没有放在这里的，自己写进 earlier）。',
      }),
    },
    'import-table-large': {
      when: '表格大得页面难以显示。',
      remedy: '考虑另作附件发布。',
      severity: 'warning',
      says: (rows: number) => ({
        message: `表格有 ${rows} 行，页面会很大。`,
        hint: '请考虑把表格留在官方文件里，正文只引用它。',
      }),
    },
  },
} as const satisfies CodeGroup;
