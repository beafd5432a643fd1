/** What keeping the figures costs each order: the same orders written with the upkeep and without it. */
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { median } from './statistics.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';
import type { UpkeepInput, UpkeepTimes } from './tasks/upkeep.ts';
import { bundle, ROOT } from './workspace.ts';

/** In the place of what `orders/actions.ts` imports for the upkeep comes something that does nothing. */
const withoutUpkeep: Plugin = {
  name: 'without-upkeep',
  setup: ({ onResolve }) =>
    onResolve({ filter: /sales\/apply\.ts$/ }, ({ importer }) =>
      importer === join(ROOT, 'server', 'orders', 'actions.ts')
        ? { path: join(ROOT, 'tests/bench/reference/noUpkeep.ts') }
        : undefined,
    ),
};

export const measureUpkeep = async (report: Report, lane: Lane, { quick }: Options) => {
  const scripts = {
    with: await bundle('tests/bench/upkeepWriter.ts', 'withUpkeep'),
    without: await bundle('tests/bench/upkeepWriter.ts', 'withoutUpkeep', [withoutUpkeep]),
  };
  const orders = quick ? 2000 : 20_000;
  const url = await lane.create('upkeep');
  await runTask('upkeepStore', url, { orders });
  await lane.settle(url);
  const withoutUrl = await lane.copy(url, 'upkeep-without');

  const measure = async (from: number, batch: number, batches: number) => {
    const input: UpkeepInput = { scripts, withoutUrl, from, batch, batches };
    // The first transactions prepare statements and warm up.
    const skipped = Math.ceil(batches / 10);
    const times = await runTask<UpkeepTimes>('upkeep', url, input);
    const perOrder = (list: number[]) => list.slice(skipped).map((ms) => (ms * 1000) / batch);
    const [kept, bare] = [perOrder(times.with), perOrder(times.without)];
    report.add({
      section: 'upkeep',
      name: batch === 1 ? 'one order at a time' : `batches of ${batch} orders`,
      database: lane.database,
      ours: median(kept.map((value, at) => value - (bare[at] ?? Number.NaN))),
      unit: 'µs/order',
      reference: { name: 'µs the order without', figure: median(bare) },
      goal: GOALS.upkeep,
    });
    return from + batch * batches;
  };
  const next = await measure(orders, 500, quick ? 4 : 30);
  await measure(next, 1, quick ? 100 : 1000);
};
