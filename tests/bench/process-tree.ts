import { readdirSync, readFileSync } from 'node:fs';

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

export type Usage = Pick<Process, 'bytes' | 'seconds'>;

/** Watches a process and all below it until stopped. Linux only: elsewhere nothing is known, `NaN`. */
export function watchProcess(root: number): { stop(): Usage } {
  if (process.platform !== 'linux') return { stop: () => ({ bytes: Number.NaN, seconds: Number.NaN }) };
  let peak: Usage = { bytes: 0, seconds: 0 };
  const timer = setInterval(() => {
    const { bytes, seconds } = usageOfTree(root, runningProcesses());
    peak = { bytes: Math.max(bytes, peak.bytes), seconds: Math.max(seconds, peak.seconds) };
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
    .map((member) => (member.id === root ? member : usageOfTree(member.id, processes)))
    .reduce((sum, { bytes, seconds }) => ({ bytes: sum.bytes + bytes, seconds: sum.seconds + seconds }), {
      bytes: 0,
      seconds: 0,
    });
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
