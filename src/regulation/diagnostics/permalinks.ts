import type { CodeGroup } from './code-group.ts';

export const PERMALINKS = {
  title: '固定链接：permalinks/ 与 redirects.yaml',
  codes: {
    'permalinks-invalid': {
      when: 'permalinks/ 里的文件读不懂，或者有的键不是那里的地址。',
      remedy: '从 Git 恢复它，再运行 `npm run permalinks`。',
      severity: 'error',
      says: (wrong: { readonly address: string; readonly below: string } | null) => ({
        message:
          wrong === null
            ? '固定链接的登记读不懂：应是 JSON 对象，每行一个地址，值是那里的标题或开头。'
            : `“${wrong.address}”不是“${wrong.below}/”之下的地址。`,
        hint: '请从 Git 恢复这个文件，再运行 npm run permalinks；合并冲突时两边的行都保留。',
      }),
    },
    'permalinks-erased': {
      when: '登记过的地址从登记里消失了。',
      remedy: '从 Git 恢复它们；登记过的从不删去。',
      severity: 'error',
      /** @param path in the repository: "content/permalinks/law.json" */
      says: (path: string, count: number, first: string) => ({
        message: `登记过的 ${count} 个地址从登记里消失了，例如 ${first}。`,
        hint: `请从 Git 恢复它们：git -C content log -p -- :/${path} 里有原来的行。登记过的从不删去。`,
      }),
    },
    'permalinks-unlisted': {
      when: '有新地址还没有登记。',
      remedy: '运行 `npm run permalinks`，或 `npm run check -- --fix`。',
      severity: 'warning',
      says: (count: number, first: string) => ({
        message: `有 ${count} 个地址是新的或文字有更正，还没有登记，例如 ${first}。`,
        hint: '运行 npm run permalinks 登记并一起提交。',
      }),
    },
    'regulation-gone': {
      when: '发布过的法规不在了，没有说明去处。',
      remedy: '运行 `npm run rename` 或 `npm run remove`。',
      severity: 'error',
      says: (slug: string, title: string | null, addresses: number, twin: string | null) => ({
        message: `发布过的法规${title === null ? `“${slug}”` : `《${title}》（${slug}）`}不在了${addresses > 0 ? `，它的 ${addresses} 个地址没有去处` : ''}。`,
        hint:
          twin === null
            ? `改了名：npm run rename -- ${slug} <新简称>；撤下：npm run remove -- ${slug} --why <缘由>。两条命令都会写好 redirects.yaml。`
            : `看来改名为 ${twin}：npm run rename -- ${slug} ${twin}，它会写好 redirects.yaml。`,
      }),
    },
    'permalink-lost': {
      when: '登记过的地址不再有页面或条款。',
      remedy: '在 redirects.yaml 写明去向（`to`），或只写缘由留下说明页。',
      severity: 'error',
      says: (address: string, was: string, onPage: number) => ({
        message: `已发布的地址 ${address}（“${was}”）不见了${onPage > 1 ? `，同页共 ${onPage} 处` : ''}。`,
        hint: `在 content/redirects.yaml 写一条（没有去处就不写 to）：- { from: "${address}", to: 现在的地址, why: 缘由, since: 年-月-日 }`,
      }),
    },
    'permalink-changed': {
      when: '登记过的地址现在是另一段内容。',
      remedy: '恢复原来的地址；确需改变时在 redirects.yaml 写明原内容（`was`）、去向和缘由。',
      severity: 'error',
      says: (address: string, was: string, now: string, movedTo: string | null) => ({
        message: `地址 ${address} 原是“${was}”，现在是“${now}”${movedTo === null ? '' : `；原来的内容现在在 ${movedTo}`}。`,
        hint: `恢复原来的编号；确需改变时在 content/redirects.yaml 写一条：- { from: "${address}", was: ${JSON.stringify(was)}${movedTo === null ? '' : `, to: "${movedTo}"`}, why: 缘由, since: 年-月-日 }`,
      }),
    },
    'redirect-target': {
      when: '去向不是本站现有的地址。',
      remedy: '核对 `to`。',
      severity: 'error',
      says: (to: string | null) => ({
        message: `去向 ${to} 不是本站现有的地址。`,
        hint: '核对 to；现有的地址见 content/permalinks/。',
      }),
    },
    'redirect-loop': {
      when: '去向绕回了自己。',
      remedy: '改写其中一条的 `to`。',
      severity: 'error',
      says: (from: string) => ({ message: `${from} 的去向绕回了自己。`, hint: '改写其中一条的 to。' }),
    },
    'redirect-duplicate': {
      when: '同一个地址写了两次。',
      remedy: '只保留一条。',
      severity: 'error',
      says: (from: string) => ({ message: `地址 ${from} 写了两次。`, hint: '只保留一条。' }),
    },
    'redirect-live': {
      when: '这个地址仍有页面，不会转到别处。',
      remedy: '删去这一条；内容换过时写明 `was`。',
      severity: 'error',
      says: (from: string, now: string) => ({
        message: `地址 ${from} 仍有内容：“${now}”。`,
        hint: '删去这一条；若那里的内容换过，写明 was（原来的标题或开头）。',
      }),
    },
    'redirect-reserved': {
      when: '这个地址属于本站自用的文件夹。',
      remedy: '删去这一条。',
      severity: 'error',
      says: (from: string) => ({ message: `地址 ${from} 属于本站自用的文件夹，那里从不转向。`, hint: '删去这一条。' }),
    },
    'redirect-unpublished': {
      when: '这个地址从没有发布过。',
      remedy: '核对 `from`。',
      severity: 'error',
      says: (from: string) => ({
        message: `地址 ${from} 从没有发布过。`,
        hint: '核对 from；发布过的地址都在 content/permalinks/ 里。',
      }),
    },
  },
} as const satisfies CodeGroup;
