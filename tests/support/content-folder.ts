/** A content folder of a maintainer's own, in a temporary place, gone when the test is over. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from 'vitest';

export { commit, git } from './git.ts';

export interface ContentFolder {
  readonly path: string;
  readonly put: (file: string, text: string | Uint8Array) => Promise<void>;
  readonly read: (file: string) => Promise<string>;
  readonly remove: (file: string) => Promise<void>;
}

/** Tests with a `content` folder that begins empty. */
export const test = base.extend<{ content: ContentFolder }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's dependencies from this pattern
  content: async ({}, use) => {
    const path = await mkdtemp(join(tmpdir(), 'tiaowen-content-'));
    try {
      await use({
        path,
        put: async (file, text) => {
          await mkdir(dirname(join(path, file)), { recursive: true });
          await writeFile(join(path, file), text);
        },
        read: (file) => readFile(join(path, file), 'utf8'),
        remove: (file) => rm(join(path, file), { recursive: true }),
      });
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  },
});

/** A statute with these articles. */
export const statute = (...articles: readonly string[]): string =>
  `法规标题：节水试行办法\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n${articles.join('\n')}\n`;

/** A note in its file. */
export const note = (eId: string, quote: string, more = ''): string =>
  `---\nanchor:\n  eId: ${eId} # 条款\n  quote: ${quote}\ntype: 背景\nauthority: 某部\nadded: 2020-01-02\n${more}---\n\n正文。\n`;

/** A relation between two quotes. */
export const relation = (id: string, from: readonly [string, string], to: readonly [string, string]): string =>
  `- id: ${id}\n  type: 同一事项\n  from: { eId: ${from[0]}, quote: ${from[1]} }\n  to: { eId: "${to[0]}", quote: ${to[1]} }\n  reason: 两处讲同一件事。\n`;
