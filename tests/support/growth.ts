/**
 * How the time of a computation grows with its input, as a ratio and not as a limit in seconds: a slow or busy machine slows both sizes
 * alike. Counted is the thread's own time on the processor, the least of some measurements that are taken by turns: what
 * else goes on in the machine only adds, and seldom to all of them.
 */
export interface Growth<Input> {
  readonly input: (size: number) => Input;
  readonly run: (input: Input) => unknown;
  readonly size: number;
}

/** The larger input of `growthOf` by the smaller. */
export const LARGER = 4;

/** More than `LARGER` by what a cache, the collector and a logarithm add, and far less than the 16 of quadratic time. */
export const LINEAR = 9;

/** Time for `LARGER` times `size` by the time for `size`: about 4 where it grows with the input, 16 where it grows with its square. */
export function growthOf<Input>({ input, run, size }: Growth<Input>): number {
  const [small, large] = [input(size), input(size * LARGER)];
  run(small); // what is compiled on the way is not counted
  const [smallTimes, largeTimes]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    smallTimes.push(timeOf(() => run(small)));
    largeTimes.push(timeOf(() => run(large)));
  }
  return Math.min(...largeTimes) / Math.min(...smallTimes);
}

const TURNS = 3;

/** In microseconds: the clock of a thread may tick every ten milliseconds, so short runs are repeated until they last several ticks. */
const ENOUGH = 40_000;

function timeOf(run: () => unknown): number {
  for (let times = 1; ; times *= 2) {
    const before = process.threadCpuUsage();
    for (let time = 0; time < times; time += 1) run();
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= ENOUGH) return (user + system) / times;
  }
}
