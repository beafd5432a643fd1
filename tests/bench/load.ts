/** Rounds of load on several servers in turn, so that all of them meet the same moods of the machine. */
import autocannon from 'autocannon';
import type { Options } from './options.ts';
import { processorTime } from './processes.ts';
import { median } from './statistics.ts';

export interface Aim {
  name: string;
  port: number;
  pid: number;
  requests: autocannon.Request[];
}
export interface Rounds {
  /** Requests a second, one figure per round. */
  perSecond: number[];
  /** Milliseconds, medians of the rounds. */
  p50: number;
  p99: number;
  /** Processor time of the server per request in microseconds, median: says the same on a busy machine. */
  processor: number;
}

const shoot = async ({ name, port, pid, requests }: Aim, connections: number, seconds: number) => {
  const before = processorTime(pid);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    requests,
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0)
    throw new Error(
      `${name}: ${failed} of ${result.requests.total} requests failed: ${JSON.stringify(result.statusCodeStats)}`,
    );
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    processor: (processorTime(pid) - before) / result.requests.total,
  };
};

/** A B C A B C …; every server is warmed up first, as long as the console takes until its code is made ready. */
export const inTurn = async (
  aims: readonly Aim[],
  { quick }: Options,
  connections = 10,
): Promise<Map<string, Rounds>> => {
  const [rounds, seconds, warmUp] = quick ? [2, 1, 1] : [5, 3, 6];
  for (const aim of aims) await shoot(aim, connections, warmUp);
  const shots = new Map(aims.map(({ name }) => [name, [] as Awaited<ReturnType<typeof shoot>>[]]));
  for (let round = 0; round < rounds; round++) {
    for (const aim of aims) shots.get(aim.name)?.push(await shoot(aim, connections, seconds));
  }
  return new Map(
    [...shots].map(([name, list]) => [
      name,
      {
        perSecond: list.map(({ perSecond }) => perSecond),
        p50: median(list.map(({ p50 }) => p50)),
        p99: median(list.map(({ p99 }) => p99)),
        processor: median(list.map(({ processor }) => processor)),
      },
    ]),
  );
};
