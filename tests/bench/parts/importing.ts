/** Official files to source texts: a Word file of 5 MB made here, and real ones where the corpus folder is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { importFile } from '../../../src/importing/import.ts';
import { para, run } from '../../../src/importing/testing.ts';
import { findCorpus } from '../../support/corpus.ts';
import { figureTable, rounded, type Table } from '../table.ts';

export async function* measure(): AsyncIterable<Table> {
  const large = largeFile();
  const taken = await secondsFor(large, '5 MB.docx');
  yield figureTable(`导入 Word 文件（${rounded(large.length / 1e6)} MB，${PARAGRAPHS} 段，${ROWS} 行表格，一幅图）`, [
    { name: '处理器时间', value: taken.processor, unit: '秒', atMost: 3 },
    { name: '从头到尾', value: taken.wall, unit: '秒', atMost: 3 },
  ]);
  const corpus = findCorpus('importing');
  const folder = join(corpus ?? '', 'importing/files');
  if (corpus === null || !existsSync(folder)) return;
  const rows: string[][] = [];
  for (const name of readdirSync(folder)) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const { processor, wall } = await secondsFor(bytes, name);
    rows.push([name, rounded(bytes.length / 1e6), rounded(processor), rounded(wall)]);
  }
  yield { title: '导入官方文件', rows: [['文件', 'MB', '处理器（秒）', '从头到尾（秒）'], ...rows] };
}

async function secondsFor(bytes: Uint8Array, file: string): Promise<{ processor: number; wall: number }> {
  const [cpu, begun] = [process.cpuUsage(), performance.now()];
  await importFile(bytes, { file });
  const { user, system } = process.cpuUsage(cpu);
  return { processor: (user + system) / 1e6, wall: (performance.now() - begun) / 1000 };
}

const PARAGRAPHS = 12_000;
const ROWS = 2000;
const PICTURE_BYTES = 2_500_000;

/** Characters that repeat as little as those of a text; the same in every run. */
function largeFile(): Uint8Array {
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const words = (length: number): string =>
    Array.from({ length }, () => String.fromCodePoint(0x4e00 + random(3000))).join('');
  const looks = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:szCs w:val="32"/>';
  const paragraph = (text: string): string =>
    para(
      (text.match(/.{1,14}/gu) ?? []).map((part) => run(part, looks)).join(''),
      '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>',
    );
  const articles = Array.from({ length: PARAGRAPHS }, (_, i) => paragraph(`第${i + 1}条　${words(60)}。`));
  const rows = Array.from(
    { length: ROWS },
    () => `<w:tr>${Array.from({ length: 4 }, () => `<w:tc>${paragraph(words(6))}</w:tc>`).join('')}</w:tr>`,
  );
  const body = `${paragraph('渡船办法')}${articles.join('')}<w:tbl>${rows.join('')}</w:tbl>`;
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    'word/media/image1.png': Uint8Array.from({ length: PICTURE_BYTES }, () => random(256)),
  });
}
