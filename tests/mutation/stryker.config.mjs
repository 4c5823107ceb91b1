/** What `npm run mutate:code` changes and leaves as it is; the script adds the folder. */
import { join } from 'node:path';

const WORDS = new Set(['message', 'hint', 'because']);
/** 整行是总则、附则一类的标题。 */
const SENTENCE = /\p{Script=Han}{2}.*[。：；]$/su;

/** Words for people are no rule: they may be put differently without a test that minds. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'messages',
    value: {
      shouldIgnore({ node }) {
        const isWords = node.type === 'ObjectProperty' && WORDS.has(node.key.name);
        const isSentence = node.type === 'StringLiteral' && SENTENCE.test(node.value);
        const isTemplate =
          node.type === 'TemplateLiteral' && SENTENCE.test(node.quasis.map(({ value }) => value.raw).join(''));
        return isWords || isSentence || isTemplate ? 'words for the maintainer' : undefined;
      },
    },
  },
];

export default {
  testRunner: 'in-process',
  plugins: [join(import.meta.dirname, 'in-process.ts'), import.meta.filename],
  ignorers: ['messages'],
  // Rule tables and other constants are made when a module is loaded: `npm run mutate` changes those, each in a millisecond
  ignoreStatic: true,
  incremental: true,
  coverageAnalysis: 'perTest',
  // Endless loops are counted, not timed: on a busy machine a slow test is none
  timeoutMS: 120_000,
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: '.cache/stryker/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.cache/stryker/work',
  ignorePatterns: ['.cache', '.astro', 'dist', 'content/generated', 'docs', 'public', 'deploy'],
  thresholds: { high: 95, low: 85, break: 85 },
};
