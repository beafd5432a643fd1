/**
 * The cost of keeping figures per order: the same orders with the console's upkeep, with plain upkeep and without upkeep.
 * The goal applies to batches, as in the original measurement; for single orders, where the durable commit dominates, the
 * difference is informational.
 */
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { median } from './statistics.ts';
import { upkeepGoal } from './targets.ts';
import { runTask } from './task.ts';
import type { Kind, UpkeepInput, UpkeepTimes } from './tasks/upkeep.ts';
import { bundle, ROOT } from './workspace.ts';

/** Replaces the upkeep that `orders/actions.ts` imports with this file. */
const replaceUpkeep = (file: string): Plugin => ({
  name: 'instead-of-upkeep',
  setup: ({ onResolve }) =>
    onResolve({ filter: /sales\/apply\.ts$/ }, ({ importer }) =>
      importer === join(ROOT, 'server', 'orders', 'orders', 'actions.ts')
        ? { path: join(ROOT, 'tests/bench/reference', file) }
        : undefined,
    ),
});

const WRITER = 'tests/bench/upkeepWriter.ts';

export const measureUpkeep = async (report: Report, lane: Lane, { quick }: Options) => {
  const orders = quick ? 2000 : 20_000;
  const url = await lane.create('upkeep');
  await runTask('upkeepStore', url, { orders });
  await lane.settle(url);
  const writers: UpkeepInput['writers'] = {
    none: {
      script: await bundle(WRITER, 'upkeepNone', [replaceUpkeep('noUpkeep.ts')]),
      url: await lane.copy(url, 'upkeep-none'),
    },
    plain: {
      script: await bundle(WRITER, 'upkeepPlain', [replaceUpkeep('plainUpkeep.ts')]),
      url: await lane.copy(url, 'upkeep-plain'),
    },
    console: { script: await bundle(WRITER, 'upkeepConsole'), url },
  };
  await runTask('upkeepPlain', writers.plain.url);

  const measure = async (from: number, batch: number, inTurn: number, turns: number) => {
    const input: UpkeepInput = { writers, from, batch, inTurn, turns };
    const times = await runTask<UpkeepTimes>('upkeep', url, input);
    /** Microseconds per order in each turn, without the first turns, which prepare statements and warm up. */
    const perOrder = (kind: Kind) =>
      Array.from(
        { length: turns },
        (_, turn) => (median(times[kind].slice(turn * inTurn, (turn + 1) * inTurn)) * 1000) / batch,
      ).slice(Math.ceil(turns / 5));
    const bare = perOrder('none');
    const more = (kind: Kind) =>
      median(perOrder(kind).map((value, index) => value - (bare[index] ?? Number.NaN)));
    const plain = more('plain');
    report.add({
      section: 'upkeep',
      name: batch === 1 ? 'one order at a time' : `batches of ${batch} orders`,
      database: lane.database,
      ours: more('console'),
      unit: 'µs/order',
      reference: { name: `µs plain, ${Math.round(median(bare))} the order`, figure: plain },
      ...(batch > 1 && { goal: upkeepGoal(lane.database, plain) }),
    });
    return from + batch * inTurn * turns;
  };
  const next = await measure(orders, 500, 1, quick ? 4 : 30);
  await measure(next, 1, quick ? 20 : 100, quick ? 5 : 50);
};
