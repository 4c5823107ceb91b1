/** 核稿 at size: drafts with faults that are known, from the texts of 212 regulations. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ProofIndex, proofIndex } from '../../src/proofreading/library.ts';
import { proofread } from '../../src/proofreading/proofread.ts';
import { judged, plantedDraft } from '../../src/proofreading/testing.ts';
import { needsAttention } from '../../src/proofreading/wording.ts';
import { memoryIndex } from '../../src/search/index/memory.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { recordsOfSource } from '../../src/search/testing/records.ts';
import { corpusMissing, findCorpus } from '../support/corpus.ts';
import { trialName } from '../support/verdict.ts';

const corpus = findCorpus('万条法规的核稿') ?? '';
const scale = join(corpus, 'scale');

const DRAFTS = 25;
const QUOTATIONS = 40;

describe.skipIf(corpus === '')(trialName('drafts held against 10,023 articles', corpusMissing()), () => {
  let records: readonly SearchRecord[] = [];
  let index: ProofIndex;
  beforeAll(() => {
    records = readdirSync(scale).flatMap((file) => recordsOfSource(join(scale, file), file.replace('.txt', '')));
    index = proofIndex(memoryIndex(records));
  }, 120_000);

  test('every fault is found and rightly described, no other words are complained of', {
    timeout: 300_000,
  }, async () => {
    const missed: string[] = [];
    const alarms: string[] = [];
    for (let seed = 1; seed <= DRAFTS; seed += 1) {
      const draft = plantedDraft(records, QUOTATIONS, seed);
      const { findings } = await proofread(draft.text, index);
      for (const each of draft.planted) {
        const said = judged(each, findings);
        const words = draft.text.slice(each.citedStart, each.end);
        if (said !== true) (each.fault === 'none' ? alarms : missed).push(`${each.fault} ${words}: ${said}`);
      }
      const inPlanted = (start: number) => draft.planted.some((each) => each.citedStart <= start && start < each.end);
      for (const each of findings)
        if (needsAttention(each) && !inPlanted(each.start)) alarms.push(draft.text.slice(each.start, each.end));
    }
    expect(missed).toEqual([]);
    expect(alarms).toEqual([]);
  });
});
