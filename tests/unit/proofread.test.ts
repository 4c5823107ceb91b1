/** `npm run proofread`: what a clerk sees who has a draft checked on the command line. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, vi } from 'vitest';
import { statute, test } from '../support/content-folder.ts';
import { docxLines } from '../support/file-readers.ts';
import { runScript } from '../support/site/build-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const TEXT = statute('第一条　船东应当在三十日内，向港务机构申报停靠的时间和地点。');
const quoting = (words: string): string => `根据《节水试行办法》第一条的规定，“${words}”。`;
const RIGHT = '船东应当在三十日内，向港务机构申报';
const WRONG = '船东必须在三十日内，向港务机构申报';

describe('a draft', () => {
  test('that quotes rightly ends well, one that does not with status 1 and what is wrong', async ({ content }) => {
    await content.put('regulations/jieshui/source.txt', TEXT);
    const draft = join(content.path, 'draft.txt');
    const run = async (words: string, ...more: readonly string[]) => {
      await writeFile(draft, quoting(words));
      return runScript('proofread.ts', { CONTENT_DIR: content.path }, [draft, ...more]);
    };
    const right = await run(RIGHT);
    expect(right).toMatchObject({ status: 0, stderr: '' });
    expect(right.stdout).toContain('逐字一致');
    const wrong = await run(WRONG, '--json');
    expect(wrong).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      attention: 1,
      findings: [
        { kind: 'reference', regulation: 'jieshui', eId: 'art_1' },
        { kind: 'differs', eId: 'art_1__para_1', says: ['与《节水试行办法》第一条有1处不同。', '“必须”应为“应当”'] },
      ],
    });
  });

  test('that is too long is refused, as on the page', async ({ content }) => {
    await content.put('regulations/jieshui/source.txt', TEXT);
    const draft = join(content.path, 'draft.txt');
    await writeFile(draft, '甲'.repeat(300_001));
    const { status, stdout, stderr } = await runScript('proofread.ts', { CONTENT_DIR: content.path }, [draft]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('一次最多核对 300000 个，请分成几份');
  });

  test('in Word is read, and its report written where it is asked for', async ({ content }) => {
    await content.put('regulations/jieshui/source.txt', TEXT);
    const draft = join(content.path, 'draft.docx');
    const paragraph = new Paragraph(quoting(WRONG));
    await writeFile(draft, await Packer.toBuffer(new Document({ sections: [{ children: [paragraph] }] })));
    const [report, mended] = [join(content.path, 'report.html'), join(content.path, 'mended.txt')];
    const { status, stdout } = await runScript('proofread.ts', { CONTENT_DIR: content.path }, [
      draft,
      '--output',
      report,
      '--corrected',
      mended,
    ]);
    expect({ status, said: stdout.trim() }).toEqual({ status: 1, said: '核对 2 处：1 处无误，1 处有出入或有误。' });
    expect(await readFile(report, 'utf8')).toContain('<mark>必须</mark>');
    expect(await readFile(mended, 'utf8')).toBe(quoting(RIGHT));
    const [word, table] = [join(content.path, 'report.docx'), join(content.path, 'report.csv')];
    const again = (output: string, corrected: string) =>
      runScript('proofread.ts', { CONTENT_DIR: content.path }, [draft, '--output', output, '--corrected', corrected]);
    expect(await again(word, draft)).toMatchObject({ status: 1 });
    expect(
      docxLines(await readFile(word))
        .map((line) => line.text)
        .join(),
    ).toContain('“必须”应为“应当”');
    // What was mended is a draft like any other, and right
    expect(await again(table, mended)).toMatchObject({ status: 0 });
    expect(await readFile(table, 'utf8')).toContain('一致');
  });

  test.for([
    [['nowhere.txt'], '它不存在'],
    [['draft.txt', '--output', 'report.xls'], '不认识报告的形式“.xls”'],
    [['draft.txt', '--revisions', 'both'], '不认识“--revisions both”，可以用 accept、reject。'],
    [[], '缺少参数'],
  ] as const)('%j is refused with what helps', async ([args, said]) => {
    const { status, stderr } = await runScript('proofread.ts', {}, args);
    expect({ status, isSaid: stderr.includes(said) }).toEqual({ status: 2, isSaid: true });
  });
});
