import type { CodeGroup } from './code-group.ts';

/** How a text that only commits have which are not published yet leaves the history: `content` is the folder, `base` the commit before them. */
export const squashHint = (content: string, base: string): string =>
  `历史里的这份文字只在还没有发布的提交里。录错了，就把它们合成一个提交，重新登记：git -C ${content} reset --soft ${base} && git -C ${content} restore --source ${base} --staged --worktree records permalinks && npm run permalinks && git -C ${content} add . && git -C ${content} commit。推送过这个分支的，再 git push --force-with-lease。`;

export const RECORDS = {
  title: '原文登记：records/',
  codes: {
    'record-invalid': {
      when: '登记里有一行不是 SHA-256 加“收录”或“更正”。',
      remedy: '从 Git 恢复它；登记不用手改。',
      severity: 'error',
      says: (found: string) => ({
        message: `原文登记的这一行应是 64 位十六进制的 SHA-256，加“收录”或“更正 日期 第 几 行”，实为“${found}”。`,
        hint: '请从 Git 恢复这个文件；登记只由 npm run permalinks 添加，不用手改。',
      }),
    },
    'record-relabelled': {
      when: '登记的一行写的不是那处更正的日期。',
      remedy: '从 Git 恢复它；登记不用手改。',
      severity: 'error',
      says: (title: string, date: string) => ({
        message: `登记的是“${title}”，corrections 里这处更正的日期却是 ${date}。`,
        hint: '请从 Git 恢复改过的一处：登记和登记过的更正都不改写。',
      }),
    },
    'record-missing': {
      when: '法规的原文还没有登记。',
      remedy: '运行 `npm run permalinks`，或 `npm run check -- --fix`。',
      severity: 'warning',
      says: () => ({
        message: '这部法规的原文还没有登记。',
        hint: '运行 npm run permalinks 登记并一起提交。',
      }),
    },
    'record-behind': {
      when: '有更正还没有登记。',
      remedy: '运行 `npm run permalinks`，或 `npm run check -- --fix`。',
      severity: 'warning',
      says: (count: number) => ({
        message: `有 ${count} 处更正还没有登记。`,
        hint: '运行 npm run permalinks 登记并一起提交。',
      }),
    },
    'text-unrecorded': {
      when: '官方文字与登记的、或历史里有过的不同，而 `corrections` 没有如实记录。',
      remedy: '恢复原文；确属更正时在 `corrections` 末尾逐处写明。',
      severity: 'error',
      says: (
        found:
          | { readonly record: string; readonly line: number }
          | { readonly now: string; readonly was: string; readonly column: number },
        /** regulation.yaml 的 corrections */
        where: string,
      ) => ({
        message:
          'record' in found
            ? `逐处撤回 corrections 的更正，得不到 ${found.record} 第 ${found.line} 行登记的文字。`
            : `官方文字变了，corrections 没有记录：Git 的历史里是${quoted(found.was, found)}，撤回记录的更正后是${quoted(found.now, found)}。`,
        hint: `请恢复原文；确属更正时在 ${where} 末尾写明 date、line、from、to、authority。${'record' in found ? '改了哪里：npm run digest -- --base HEAD。' : ''}提交还没有推送的，可以连同登记退回重来：见 CONTRIBUTING.md 的“更正官方文本”。`,
      }),
    },
    'text-gone': {
      when: '登记过、或历史里有过的一份官方文字不在了。',
      remedy: '从 Git 恢复它；登记里多出的一行，删去。',
      severity: 'error',
      says: (file: string | null) => ({
        message:
          file === null
            ? '这里登记的一份官方文字不在了。'
            : `历史里 content/${file} 的官方文字不在了，哪个版本都不是它。`,
        hint: `请从 Git 恢复它；有了新版本，旧的移到 editions/<日期>/source.txt，更正移到那里的 edition.yaml，都不改写。${file === null ? '从来没有过这份文字的，这一行不该有，请删去。' : ''}`,
      }),
    },
    'fact-unrecorded': {
      when: '发布过的标题、发布机关或发布日期被 `regulation.yaml`、`edition.yaml` 或版本的文件夹名改成了别的。',
      remedy: '恢复原来的值；确属更正时改 source.txt 的文件头并记入 `corrections`，yaml 里不再写它。',
      severity: 'error',
      says: (name: 'title' | 'issuers' | 'issuedOn', was: string, now: string, isFolder: boolean) => ({
        message: `${FACT_NAMES[name]}原是“${was}”，现在是“${now}”，没有记录。`,
        hint: `请恢复原来的值；确属更正时改 source.txt 的文件头，记入 corrections，${isFolder ? '文件夹的名称与它一致' : `并从这个文件删去 ${name}`}。`,
      }),
    },
    'correction-erased': {
      when: '历史里有过或登记过的更正从 `corrections` 里消失或改写了。',
      remedy: '从 Git 恢复；更正有误时另记一条改回来。',
      severity: 'error',
      says: (
        recorded: number,
        written: number,
        first: { readonly date: string; readonly line: number; readonly from: string; readonly to: string } | null,
      ) => ({
        message:
          first === null
            ? `登记了 ${recorded} 处更正，与 corrections 里的 ${written} 处对不上。`
            : `从前的更正从 corrections 里消失或改写了：${first.date} 第 ${first.line} 行，“${first.from}”改为“${first.to}”。`,
        hint: '请从 Git 恢复删去或改写的更正（日期、原文、改文、依据都不改）；更正有误时在末尾另记一条改回来。',
      }),
    },
    'record-rewritten': {
      when: '登记过的一行被删去或改写。',
      remedy: '从 Git 恢复原来的行。',
      severity: 'error',
      says: (content: string, file: string, count: number, first: string) => ({
        message: `原文登记里有 ${count} 行被删去或改写，例如 ${first.slice(0, 12)}…。`,
        hint: `请从 Git 恢复它们：git -C ${content} log -p -- ${file} 里有原来的行。登记过的从不删去。`,
      }),
    },
    'text-ignored': {
      when: '官方文字、更正或登记被 Git 忽略，不会进入历史。',
      remedy: '从 .gitignore 里去掉它，再提交。',
      severity: 'error',
      says: () => ({
        message: 'Git 忽略这个文件：它不会提交，改了也没有历史可以对照。',
        hint: '请从 .gitignore（或 .git/info/exclude）里去掉它，再 git add 并提交；是哪一行：git check-ignore -v。',
      }),
    },
    'text-filtered': {
      when: '`.gitattributes` 让 Git 在提交、检出时改写官方文字、更正或登记，历史里的就不是发布的。',
      remedy: '从 .gitattributes 里去掉对它的这个属性。',
      severity: 'error',
      says: (attribute: string, value: string) => ({
        message: `Git 的属性 ${attribute}（${value}）在提交、检出时改写这个文件：历史里的不是发布的文字，无从对照。`,
        hint: `请从 .gitattributes（或 .git/info/attributes）里去掉它，再 git add --renormalize 并提交；是哪里写的：git check-attr ${attribute} 文件。`,
      }),
    },
    'history-unreadable': {
      when: '内容在 Git 仓库里，历史却读不出来，没有与从前的登记比较。',
      remedy: '照 Git 所说的改好；仓库属于别的用户时用 `git config --global --add safe.directory`。',
      severity: 'warning',
      says: (reason: string) => ({
        message: `Git 的历史读不出来，没有与从前登记的原文和地址比较：${reason}`,
        hint: '请照所说的改好再查一遍（没有 Git 的先安装）；仓库属于别的用户时：git config --global --add safe.directory <仓库的文件夹>。',
      }),
    },
    'history-shallow': {
      when: '仓库是浅克隆，没有更早的提交，只与其中有的比较。',
      remedy: '运行 `git fetch --unshallow`。',
      severity: 'warning',
      says: () => ({
        message: '这个仓库是浅克隆：更早登记过的原文和地址若被删去，看不出来；更新记录不全。',
        hint: '运行 git fetch --unshallow 取全历史；持续集成里取全部提交（GitHub 的 fetch-depth: 0，GitLab 的 GIT_DEPTH: "0"）。',
      }),
    },
    'record-broken-off': {
      when: '改名或撤下的法规换了文字，又以别的简称出现。',
      remedy: '恢复原文，再运行 `npm run rename`。',
      severity: 'error',
      says: (slug: string, successor: string, change: { readonly was: string; readonly now: string } | null) => ({
        message: `“${successor}”就是从前的“${slug}”，却没有接着它的原文和更正：文字有没有记录的改动${change === null ? '' : `，例如${quoted(change.was, change)}成了${quoted(change.now, change)}`}。`,
        hint: `请恢复原文，再运行 npm run rename -- ${slug} ${successor}；确属更正的，在 corrections 末尾逐处写明；是另一天发布的修订本，写明它自己的发布日期。`,
      }),
    },
    'withdrawn-resembled': {
      when: '撤下的法规以别的简称、别的发布日期再出现，文字相近。',
      remedy:
        '恢复原文和日期，再运行 `npm run rename`；确是另一天发布的修订本，核对后在 `regulation.yaml` 写 `distinctFrom`。',
      severity: 'error',
      says: (slug: string, other: string, change: { readonly was: string; readonly now: string }) => ({
        message: `“${other}”与撤下的“${slug}”文字相近，发布日期不同：若就是它，改动没有记录。例如${quoted(change.was, change)}成了${quoted(change.now, change)}。`,
        hint: `请逐字核对（npm run compare -- 旧文件 新文件）：就是它，恢复原文和日期，再运行 npm run rename -- ${slug} ${other}；确是另一天发布的修订本，在 ${other} 的 regulation.yaml 写 distinctFrom: [${slug}]。`,
      }),
    },
  },
} as const satisfies CodeGroup;

const FACT_NAMES = { title: '标题', issuers: '发布机关', issuedOn: '发布日期' } as const;

/** In characters around the first that differs. */
const AROUND = 8;

/** The part of a line where two differ. */
function quoted(line: string, { now, was }: { readonly now: string; readonly was: string }): string {
  if (line === '') return '没有这一行';
  const at = [...line].findIndex((_, index) => now.charAt(index) !== was.charAt(index));
  const start = Math.max(0, (at < 0 ? line.length : at) - AROUND);
  const part = line.slice(start, start + 3 * AROUND);
  return `“${start > 0 ? '…' : ''}${part}${start + part.length < line.length ? '…' : ''}”`;
}
