/** `npm run convert`: source texts → MDX in the generated folder. */
import { type Conversion, convert } from '../src/content/convert.ts';
import { pathsFromEnvironment } from '../src/content/paths.ts';
import { formatReport } from '../src/content/report.ts';
import { addresses } from '../src/site/addresses.ts';

if (import.meta.main) {
  const conversion = await convert(pathsFromEnvironment(), addresses);
  printConversion(conversion);
  if (!conversion.replacement) process.exitCode = 1;
}

/** Says what is wrong with the content, and what was written. */
export function printConversion({ library, diagnostics, replacement }: Conversion): void {
  if (diagnostics.length > 0) console.error(formatReport(diagnostics));
  if (!replacement) {
    console.error('内容有错误，没有转换；此前的输出保持原样。');
    return;
  }
  const { written, unchanged, removed } = replacement;
  console.log(
    `转换 ${library.regulations.length} 部法规：写入 ${written} 个文件，${unchanged} 个未变，删去 ${removed} 个。`,
  );
}
