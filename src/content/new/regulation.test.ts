import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { metadataFileSchema } from '../../regulation/metadata.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { type Candidate, metadataTemplate, readCandidate, slugProblem, storeRegulation } from './regulation.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'tiaowen-new-'));
});
afterEach(() => rm(content, { recursive: true, force: true }));

const bytes = new TextEncoder().encode(
  '\uFEFF法规标题：节水试行办法\r\n颁布时间：20200102\r\n颁布主体：某部\r\n通过会议：\r\n法规正文：\r\n第一条　节约用水。',
);

function candidate(taken: readonly string[] = []): Candidate {
  const reading = readCandidate(bytes, '办法.txt', taken);
  if (!reading.ok) throw new Error('unreadable fixture');
  return reading;
}

test('the proposed slug is one that nobody uses', () => {
  expect(candidate().proposedSlug).toBe('jieshui-shixing-banfa');
  expect(candidate(['jieshui-shixing-banfa', 'jieshui-shixing-banfa-2']).proposedSlug).toBe('jieshui-shixing-banfa-3');
});

describe('a slug cannot be used', () => {
  test.each([
    [
      'when it is no address',
      '节水',
      [],
      '“节水”不能用作网址：应只含小写字母、数字和单个连字符，例如 zhiliang-tisheng-2017。',
    ],
    ['when the site uses it', 'search', [], '“search”是本站自用的网址，请另取一个。'],
    ['when a regulation has it', 'a', ['A'], '“a”已有法规使用，或从前用过，请另取一个；已有的文件不会被覆盖。'],
  ])('%s', (_, slug, taken, problem) => {
    expect(slugProblem(slug, taken)).toBe(problem);
  });
});

test('the text is stored byte for byte, never over another', async () => {
  await storeRegulation(content, 'jieshui-2020', candidate());
  expect(new Uint8Array(await readFile(join(content, 'regulations/jieshui-2020/source.txt')))).toEqual(bytes);
  await expect(storeRegulation(content, 'jieshui-2020', candidate())).rejects.toThrow(/EEXIST/);
  expect(await readdir(join(content, 'regulations'))).toEqual(['jieshui-2020']);
});

test('the regulation.yaml written is valid as it stands and with every example line in use', () => {
  const template = metadataTemplate(candidate().text.source);
  const used = template.replace(/^# (?=(?:\w+:| {2}\w+:))/gm, '');
  for (const text of [template, used]) {
    expect(readYaml({ file: 'regulation.yaml', text, firstLine: 1 }, metadataFileSchema)).toMatchObject({ ok: true });
  }
  expect(used).toContain('\ntitle: 节水试行办法\n');
});

test('the regulation.yaml of an official file has what the file says, whatever it says', () => {
  const fields = {
    title: '节水试行办法',
    issuedOn: '20200102',
    issuer: '',
    meeting: '',
    documentNumber: '某政发〔2020〕3号: [#',
    effectiveOn: '20200301',
    issuedOnIs: 'stated' as const,
  };
  const text = metadataTemplate(candidate().text.source, fields);
  expect(readYaml({ file: 'regulation.yaml', text, firstLine: 1 }, metadataFileSchema)).toMatchObject({
    ok: true,
    value: { issuedOn: '2020-01-02', documentNumber: '某政发〔2020〕3号: [#', effectiveOn: '2020-03-01' },
  });
});
