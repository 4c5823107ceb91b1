import { expect } from 'vitest';
import { test } from '../../tests/support/content-folder.ts';
import { everyFileProblems } from './every-file.ts';

test('a folder is named once, whatever lies in it', async ({ content }) => {
  await content.put('regulations/con/source.txt', 'a');
  await content.put('regulations/con/notes/a.md', 'a');
  await content.put('regulations/good/notes/aux.md', 'a');
  await content.put('generated/nul/a.mdx', 'made, not committed');
  expect((await everyFileProblems(content.path)).map(({ file, code }) => [file, code])).toEqual([
    ['regulations/con', 'name-unportable'],
    ['regulations/good/notes/aux.md', 'name-unportable'],
  ]);
});

test('names that differ only in case are one name to Windows and macOS', async ({ content }) => {
  await content.put('README.md', 'a');
  await content.put('readme.md', 'b');
  await content.put('Notes/a.md', 'a');
  await content.put('notes/a.md', 'a');
  expect((await everyFileProblems(content.path)).map(({ file, message }) => [file, message])).toEqual([
    ['notes', expect.stringContaining('Notes')],
    ['readme.md', expect.stringContaining('README.md')],
  ]);
});

test.for([
  'README.md',
  'regulations/a/decision.txt',
  'regulations/a/source.txt',
  'regulations/a/regulation.yaml',
  'regulations/a/notes/README',
  'regulations/a/表格.csv',
  'permalinks/a.json',
  'records/a.txt',
  'tiaowen.yaml',
  'redirects.yaml',
  '.github/workflows/publish.yml',
  'whatever',
])('a conflict that was committed is said of %s', async (file, { content }) => {
  await content.put(file, '甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> main\n');
  expect((await everyFileProblems(content.path)).map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    `${file}:2 conflict-marker`,
    `${file}:6 conflict-marker`,
  ]);
});
