import { createHash } from 'node:crypto';
import { cpus, loadavg, totalmem } from 'node:os';
import { median } from './statistics.ts';

/** One line: what is measured on, and how busy it is. */
export function describeMachine(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} 核，内存 ${memory} GB，Node ${process.version}；负载 ${load.join(' ')}；校准循环 ${calibration().toFixed(0)} 毫秒`;
}

/**
 * How long a fixed piece of work takes, in milliseconds: machines, and moments of a busy machine, are compared by the ratio.
 * About 100 on one idle core of 2024.
 */
export function calibration(): number {
  return median(timesOf(5, () => fixedWork()));
}

function fixedWork(): string {
  let digest = '';
  for (let round = 0; round < 20_000; round += 1) digest = createHash('sha256').update(digest).digest('hex');
  return digest;
}

/** Milliseconds of processor time of each run. */
export function timesOf(runs: number, work: () => unknown): readonly number[] {
  return Array.from({ length: runs }, () => timed(work).milliseconds);
}

/**
 * Runs the work and says how much time of a processor it took, in milliseconds: on an idle machine that is how long it takes, and a
 * machine busy with other things changes it little.
 */
export function timed<Value>(work: () => Value): { readonly value: Value; readonly milliseconds: number } {
  const begun = process.threadCpuUsage();
  const value = work();
  const { user, system } = process.threadCpuUsage(begun);
  return { value, milliseconds: (user + system) / 1000 };
}
