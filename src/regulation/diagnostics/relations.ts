import type { CodeGroup } from './code-group.ts';

export const RELATIONS = {
  title: '关联：relations.yaml',
  codes: {
    'relation-id-duplicate': {
      when: '两条关联的 id 相同。',
      remedy: '换一个 id。',
      severity: 'error',
      says: (id: string, line: number) => ({ message: `id“${id}”在第 ${line} 行已经用过。`, hint: '换一个 id。' }),
    },
    'relation-duplicate': {
      when: '两条关联的类型和两端都相同。',
      remedy: '合并成一条。',
      severity: 'error',
      says: (id: string, line: number, earlier: string) => ({
        message: `关联“${id}”与第 ${line} 行的“${earlier}”类型和两端都相同。`,
        hint: '合并成一条。',
      }),
    },
    'relation-self': {
      when: '关联的两端是同一处文字。',
      remedy: '改引另一处，或删去。',
      severity: 'error',
      says: (id: string) => ({
        message: `关联“${id}”的两端是同一处文字，或互相重叠。`,
        hint: '改引另一处，或删去这条关联。',
      }),
    },
  },
} as const satisfies CodeGroup;
