/** What commands say that convert the content. */

import { formatReport } from '../../src/content/check/reporters.ts';
import type { Conversion } from '../../src/content/convert.ts';
import { pathsFromEnvironment, shownPath } from '../../src/files/paths.ts';

/** Two runs at once would write each other's files, so the later one waits. */
export function sayWaiting(folder: string): void {
  console.error(`另一个构建正在用 ${folder}，等它结束……`);
}

/** Says what is wrong with the content, and what was written. */
export function printConversion({ library, diagnostics, replacement }: Conversion): void {
  if (diagnostics.length > 0) console.error(formatReport(diagnostics, shownPath(pathsFromEnvironment().content)));
  if (!replacement) {
    console.error('内容有错误，没有转换；此前的输出保持原样。');
    return;
  }
  const { written, unchanged, removed } = replacement;
  console.log(
    `转换 ${library.regulations.length} 部法规：写入 ${written} 个文件，${unchanged} 个未变，删去 ${removed} 个。`,
  );
}
