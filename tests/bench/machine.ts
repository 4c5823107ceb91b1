import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

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

/** What `/proc` counts in, on every Linux we know of. */
const PAGE_BYTES = 4096;
const TICKS_A_SECOND = 100;
const INTERVAL = 100;

interface Process {
  readonly id: number;
  readonly parent: number;
  /** Resident memory. */
  readonly bytes: number;
  /** Processor time, that of ended children included. */
  readonly seconds: number;
}

/** Of all processes together at its height, and of the largest one. */
export type Usage = Pick<Process, 'bytes' | 'seconds'> & { readonly largest: number };

/** Watches a process and all below it until stopped. Linux only: elsewhere nothing is known, `NaN`. */
export function watchProcess(root: number): { stop(): Usage } {
  if (process.platform !== 'linux')
    return { stop: () => ({ bytes: Number.NaN, seconds: Number.NaN, largest: Number.NaN }) };
  let peak: Usage = { bytes: 0, seconds: 0, largest: 0 };
  const timer = setInterval(() => {
    const { bytes, seconds, largest } = usageOfTree(root, runningProcesses());
    peak = {
      bytes: Math.max(bytes, peak.bytes),
      seconds: Math.max(seconds, peak.seconds),
      largest: Math.max(largest, peak.largest),
    };
  }, INTERVAL);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Sum over a process and all its descendants; memory they share counts once for each. */
export function usageOfTree(root: number, processes: readonly Process[]): Usage {
  const members = processes.filter(({ id, parent }) => id === root || parent === root);
  return members
    .map((member) => (member.id === root ? { ...member, largest: member.bytes } : usageOfTree(member.id, processes)))
    .reduce(
      (sum, { bytes, seconds, largest }) => ({
        bytes: sum.bytes + bytes,
        seconds: sum.seconds + seconds,
        largest: Math.max(sum.largest, largest),
      }),
      { bytes: 0, seconds: 0, largest: 0 },
    );
}

function runningProcesses(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((id) => {
      try {
        return [parseStat(Number(id), readFileSync(`/proc/${id}/stat`, 'utf8'))];
      } catch {
        // It ended meanwhile
        return [];
      }
    });
}

/**
 * `/proc/<id>/stat` (proc_pid_stat(5)). After the name in brackets, which may hold anything, come field 3 and the rest: 4 is the
 * parent, 14 to 17 are the ticks of the process and of its ended children, 24 the resident pages.
 */
export function parseStat(id: number, stat: string): Process {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
  return { id, parent: fields[1] ?? 0, bytes: (fields[21] ?? 0) * PAGE_BYTES, seconds: ticks / TICKS_A_SECOND };
}

/** The middle value; of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = valueAt(sorted, Math.floor(middle));
  return Number.isInteger(middle) ? (valueAt(sorted, middle - 1) + upper) / 2 : upper;
}

/** The least value that is not exceeded by `share` of all (nearest rank): 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return valueAt(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1));
}

function valueAt(sorted: readonly number[], index: number): number {
  const value = sorted[index];
  if (value === undefined) throw new RangeError('no values');
  return value;
}
