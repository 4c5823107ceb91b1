import type { CodeGroup } from './code-group.ts';

export const RECORDS = {
  title: '原文登记：records/',
  codes: {
    'record-invalid': {
      when: '登记里有一行不是 SHA-256。',
      remedy: '从 Git 恢复它；登记不用手改。',
      severity: 'error',
      says: (found: string) => ({
        message: `原文登记的这一行应以 64 位十六进制的 SHA-256 开头，实为“${found}”。`,
        hint: '请从 Git 恢复这个文件；登记只由 npm run permalinks 添加，不用手改。',
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
      when: '官方文字与登记的不同，而 `corrections` 没有如实记录。',
      remedy: '恢复原文；确属更正时在 `corrections` 末尾逐处写明。',
      severity: 'error',
      says: (record: string, line: number, corrections: number) => ({
        message:
          corrections === 0
            ? `官方文字与 ${record} 登记的不同，而 corrections 没有记录。`
            : `逐处撤回 corrections 的更正，得不到 ${record} 第 ${line} 行登记的文字。`,
        hint: '请恢复原文；确属更正时在 regulation.yaml 的 corrections 末尾写明 date、line、from、to、authority。改了哪里：npm run digest -- --base HEAD。',
      }),
    },
    'correction-erased': {
      when: '登记过的更正从 `corrections` 里消失或改写了。',
      remedy: '从 Git 恢复；更正有误时另记一条改回来。',
      severity: 'error',
      says: (recorded: number, written: number) => ({
        message: `登记了 ${recorded} 处更正，与 corrections 里的 ${written} 处对不上。`,
        hint: '请从 Git 恢复删去或改写的更正；更正有误时在末尾另记一条改回来。',
      }),
    },
    'record-rewritten': {
      when: '登记过的一行被删去或改写。',
      remedy: '从 Git 恢复原来的行。',
      severity: 'error',
      says: (file: string, count: number) => ({
        message: `原文登记里有 ${count} 行被删去或改写。`,
        hint: `请从 Git 恢复它们：git -C content log -p -- ${file} 里有原来的行。登记过的从不删去。`,
      }),
    },
    'record-pushed-in': {
      when: '登记过的一行之前添了行。',
      remedy: '删去添的行；登记只在末尾添加。',
      severity: 'error',
      says: (file: string, count: number) => ({
        message: `原文登记里有 ${count} 行添在从前登记的行之前，登记只在末尾添加。`,
        hint: `请从 Git 恢复这个文件：git -C content log -p -- ${file} 里看得出是哪几行。`,
      }),
    },
    'history-unreadable': {
      when: '内容在 Git 仓库里，历史却读不出来，没有与从前的登记比较。',
      remedy: '照 Git 所说的改好；仓库属于别的用户时用 `git config --global --add safe.directory`。',
      severity: 'warning',
      says: (reason: string) => ({
        message: `Git 的历史读不出来，没有与从前登记的原文和地址比较：${reason}`,
        hint: '请照 Git 所说的改好再查一遍；仓库属于别的用户时：git config --global --add safe.directory <仓库的文件夹>。',
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
      when: '改名后的法规没有接着原来的登记。',
      remedy: '恢复原文，再运行 `npm run rename`。',
      severity: 'error',
      says: (record: string, slug: string, successor: string) => ({
        message: `“${successor}”就是从前的“${slug}”，它的原文登记却没有接着 ${record}：文字有没有记录的改动。`,
        hint: `请恢复原文，再运行 npm run rename -- ${slug} ${successor}；确属更正的，在 corrections 末尾逐处写明。`,
      }),
    },
  },
} as const satisfies CodeGroup;
