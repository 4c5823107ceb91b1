/** Random texts are the same in every run, so that one that failed can be run again. `TIAOWEN_SEED` tries others. */
import fc from 'fast-check';

export const SEED = Number(process.env.TIAOWEN_SEED ?? 20_170_905);

fc.configureGlobal({ seed: SEED });
