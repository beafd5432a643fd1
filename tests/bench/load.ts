/** Rounds of load on several servers in turn, so that variations of the machine affect all of them equally. */
import autocannon from 'autocannon';
import type { Options } from './options.ts';
import { processorTime } from './processes.ts';
import { median } from './statistics.ts';

export interface LoadTarget {
  name: string;
  port: number;
  pid: number;
  requests: autocannon.Request[];
}
export interface Rounds {
  /** Requests per second, one figure per round. */
  perSecond: number[];
  /** Milliseconds, medians of the rounds. */
  p50: number;
  p99: number;
  /** Median processor time of the server per request in microseconds, which also holds on a busy machine. */
  processor: number;
}

const runLoad = async (
  { name, port, pid, requests }: LoadTarget,
  connections: number,
  seconds: number,
) => {
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

/** Measures in the order A B C A B C …; each server is first warmed up until the code of the console is compiled. */
export const inTurn = async (
  targets: readonly LoadTarget[],
  { quick }: Options,
  connections = 10,
): Promise<Map<string, Rounds>> => {
  const [rounds, seconds, warmUp] = quick ? [2, 1, 1] : [5, 3, 6];
  for (const target of targets) await runLoad(target, connections, warmUp);
  const results = new Map(
    targets.map(({ name }) => [name, [] as Awaited<ReturnType<typeof runLoad>>[]]),
  );
  for (let round = 0; round < rounds; round++) {
    for (const target of targets)
      results.get(target.name)?.push(await runLoad(target, connections, seconds));
  }
  return new Map(
    [...results].map(([name, list]) => [
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
