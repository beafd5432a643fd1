/** Prices of a large catalogue: reading prices, previewing and writing a change of all, and the latency of other requests. */
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import { sender, timed, times, watch } from './timedRequests.ts';
import { prepareConsole, signIn, startConsole } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { median, quantile } from './statistics.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';

const DAY = 86_400_000;
const LISTS = 20;
const ITEMS = 500;

const TERMS: BatchDraft = {
  name: 'bench',
  formula: { kind: 'percent', bps: -1000 },
  request: { belowFloor: 'raise', conflicts: 'refuse' },
};

export const measurePricing = async (report: Report, lane: Lane, { quick }: Options) => {
  const variants = quick ? 10_000 : 100_000;
  const rounds = quick ? 2 : 4;
  const url = await lane.create('pricing');
  const account = await prepareConsole(url);
  const secret = await runTask<string>('pricingStore', url, { variants, lists: LISTS });
  const directUrl = await lane.copy(url, 'pricing-direct');
  const server = await startConsole(url);
  const { database } = lane;
  try {
    const staff = sender(server, { Cookie: await signIn(server, account) });
    const store = sender(server, { Authorization: `Bearer ${secret}` });

    const ask = (round: number) =>
      store('/api/store/prices', {
        level: 'gold',
        items: Array.from({ length: ITEMS }, (_, index) => ({
          variantId: ((index * 197 + round * 31) % variants) + 1,
        })),
      });
    await times(5, ask);
    const latencies = await times(quick ? 20 : 100, ask);
    report.add({
      section: 'pricing',
      name: `${ITEMS} prices of ${variants} variants, ${LISTS} lists`,
      database,
      ours: median(latencies),
      latency: { p50: Math.round(median(latencies)), p99: Math.round(quantile(latencies, 0.99)) },
      unit: 'ms',
      note: 'for a member, over HTTP',
    });

    const { name: _, ...terms } = TERMS;
    const preview = () => staff('/api/priceBatches/preview', { ...terms, limit: 50 });
    await preview();
    const previews = await times(rounds * 2, preview);
    report.add({
      section: 'pricing',
      name: `first page of a preview of ${variants} rows`,
      database,
      ours: median(previews),
      range: [Math.min(...previews), Math.max(...previews)],
      unit: 'ms',
      goal: GOALS.preview,
    });

    const idleWatch = watch(staff);
    await new Promise((resolve) => setTimeout(resolve, quick ? 1000 : 5000));
    const idle = await idleWatch();
    const startsAt = Date.now() + 30 * DAY;
    const writeWatch = watch(staff);
    const [proposed, written, reverted]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      let id = 0;
      proposed.push(
        await timed(async () => {
          ({ id } = await staff<PriceBatch>('/api/priceBatches', {
            ...TERMS,
            startsAt: startsAt + round * 1000,
          }));
        }),
      );
      written.push(await timed(() => staff(`/api/priceBatches/${id}/submission`, {})));
      reverted.push(await timed(() => staff(`/api/priceBatches/${id}/reversion`, {})));
    }
    const busy = await writeWatch();
    const direct = await runTask<{ proposed: number[]; written: number[] }>(
      'pricingDirect',
      directUrl,
      {
        rounds,
        startsAt,
      },
    );
    const sum = (one: number[], other: number[]) =>
      median(one.map((ms, index) => ms + (other[index] ?? Number.NaN)));
    report.add({
      section: 'pricing',
      name: `writing a scheduled batch of ${variants}`,
      database,
      ours: median(written),
      range: [Math.min(...written), Math.max(...written)],
      unit: 'ms',
      reference: { name: 'ms the same rows in SQL', figure: median(direct.written) },
      goal: GOALS.priceBatch,
    });
    report.add({
      section: 'pricing',
      name: 'proposing and writing it',
      database,
      ours: sum(proposed, written),
      unit: 'ms',
      reference: { name: 'ms the same rows in SQL', figure: sum(direct.proposed, direct.written) },
      goal: GOALS.priceProposal,
    });
    report.add({
      section: 'pricing',
      name: 'reverting it',
      database,
      ours: median(reverted),
      unit: 'ms',
    });
    report.add({
      section: 'pricing',
      name: 'a page of products meanwhile, p99',
      database,
      ours: quantile(busy, 0.99),
      unit: 'ms',
      reference: { name: 'ms idle p99', figure: quantile(idle, 0.99) },
      goal: GOALS.meanwhile,
    });
  } finally {
    await server.stop();
  }
};
