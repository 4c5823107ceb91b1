import type { CodeGroup } from './code-group.ts';

export const PERMALINKS = {
  title: '固定链接：permalinks.json 与 redirects.yaml',
  codes: {
    'permalinks-invalid': {
      when: 'permalinks.json 读不懂，或者有的键不是本站的地址。',
      remedy: '从 Git 恢复它，再运行 `npm run permalinks`。',
    },
    'permalinks-unlisted': {
      when: '有新地址还没有登记。',
      remedy: '运行 `npm run permalinks`，或 `npm run check -- --fix`。',
    },
    'permalink-lost': {
      when: '登记过的地址不再有页面或条款。',
      remedy: '在 redirects.yaml 写明去向（`to`），或只写缘由留下说明页。',
    },
    'permalink-changed': {
      when: '登记过的地址现在是另一段内容。',
      remedy: '恢复原来的地址；确需改变时在 redirects.yaml 写明原内容（`was`）、去向和缘由。',
    },
    'redirect-target': {
      when: '去向不是本站现有的地址。',
      remedy: '核对 `to`。',
    },
    'redirect-loop': {
      when: '去向绕回了自己。',
      remedy: '改写其中一条的 `to`。',
    },
    'redirect-duplicate': {
      when: '同一个地址写了两次。',
      remedy: '只保留一条。',
    },
    'redirect-live': {
      when: '这个地址仍有页面，不会转到别处。',
      remedy: '删去这一条；内容换过时写明 `was`。',
    },
  },
} as const satisfies CodeGroup;
