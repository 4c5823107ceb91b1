import { clip } from '../strings.ts';
import type { CodeGroup } from './code-group.ts';

/** Of a sentence in a message, in characters. */
const SHOWN = 60;

export const TASKS = {
  title: '任务分解的更正：tasks.yaml',
  codes: {
    'task-sentence': {
      when: '更正所引的文字不在任务分解的任何一句里：在标题里、跨了句子，或者这份文件不是政策文件。',
      remedy: '改引同一句正文里的文字。',
      severity: 'error',
      says: (quote: string) => ({
        message: `“${clip(quote, SHOWN)}”不在任务分解的任何一句里。`,
        hint: '改引一句正文里的文字，不跨句，不引标题；任务分解只有政策文件有。',
      }),
    },
    'task-words': {
      when: '更正写的动词或事物不是这一句里的文字。',
      remedy: '照这一句的原文写。',
      severity: 'error',
      says: (word: string, sentence: string) => ({
        message: `“${word}”不是这一句里的文字：“${clip(sentence, SHOWN)}”。`,
        hint: '动词和事物逐字照这一句的原文写。',
      }),
    },
  },
} as const satisfies CodeGroup;
