/** A store with many promotions and codes: quotes, concurrent redemptions of one code, and a million generated codes. */
import type { CouponBatch } from '#contract/promotions/coupons';
import type { Job } from '#contract/platform/jobs';
import type { Quote } from '#contract/promotions/quotes';
import type autocannon from 'autocannon';
import { sender, watch } from './timedRequests.ts';
import { signIn } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import { type LoadTarget, inTurn, type Rounds } from './load.ts';
import type { Measurement, Report } from './report.ts';
import type { Options } from './options.ts';
import { basketOf, HOT_CODE, LINES, PROMOTIONS } from './promotionsCatalog.ts';
import { openPromotionsRig, type PromotionsRig } from './promotionsRig.ts';
import { median, pairedRatio, quantile } from './statistics.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';

const BASKETS = 200;
const CONNECTIONS = 50;
const POLL_MS = 200;

const posts = (
  path: string,
  headers: Record<string, string>,
  bodies: readonly object[],
): autocannon.Request[] =>
  bodies.map((body) => ({ method: 'POST', path, headers, body: JSON.stringify(body) }));
const JSON_ONLY = { 'Content-Type': 'application/json' };
const baskets = (codes: number) =>
  Array.from({ length: BASKETS }, (_, index) => basketOf(index, codes));

/** Throws unless both servers quote the same totals, because their speeds are comparable only then. */
const compareTotals = async ({ many, headers, reference, codes }: PromotionsRig) => {
  const ask = async (url: string, body: object) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok)
      throw new Error(`${url} was answered ${response.status}: ${await response.text()}`);
    const { goods, goodsDiscount, total } = ((await response.json()) as Pick<Quote, 'totals'>)
      .totals;
    return JSON.stringify({ goods, goodsDiscount, total });
  };
  for (const basket of baskets(codes.many).slice(0, 20)) {
    const ours = await ask(`${many.address}/api/store/quotes`, basket);
    const plain = await ask(`http://127.0.0.1:${reference.port}/quote`, basket);
    if (ours !== plain) throw new Error(`The reference quotes ${plain}, the console ${ours}`);
  }
};

const compared = (
  ours: Rounds,
  theirs: Rounds,
): Pick<Measurement, 'ours' | 'range' | 'latency' | 'processor'> => ({
  ours: median(ours.perSecond),
  range: [Math.min(...ours.perSecond), Math.max(...ours.perSecond)],
  latency: { p50: ours.p50, p99: ours.p99 },
  processor: { ours: ours.processor, reference: theirs.processor },
});
const roundsOf = (results: ReadonlyMap<string, Rounds>, name: string) => {
  const rounds = results.get(name);
  if (!rounds) throw new Error(`${name} was not measured`);
  return rounds;
};

const measureQuotes = async (report: Report, rig: PromotionsRig, options: Options) => {
  await compareTotals(rig);
  const { codes, few, many, headers, reference, lane } = rig;
  const quotes = (
    name: string,
    { port, pid }: { port: number; pid: number },
    count: number,
  ): LoadTarget => ({
    name,
    port,
    pid,
    requests: posts('/api/store/quotes', headers, baskets(count)),
  });
  const raw: LoadTarget = {
    name: 'raw',
    ...reference,
    requests: posts('/quote', JSON_ONLY, baskets(codes.many)),
  };
  const results = await inTurn(
    [raw, quotes('many', many, codes.many), quotes('few', few, codes.few)],
    options,
  );
  const [plain, ours, fewer] = [
    roundsOf(results, 'raw'),
    roundsOf(results, 'many'),
    roundsOf(results, 'few'),
  ];
  const common = { section: 'promotions', database: lane.database, unit: 'req/s' } as const;
  report.add({
    ...common,
    ...compared(ours, plain),
    name: `quote of ${LINES} lines and a code, ${PROMOTIONS} promotions`,
    reference: { name: 'raw', figure: median(plain.perSecond) },
    ratio: pairedRatio(ours.perSecond, plain.perSecond),
    goal: GOALS.quote,
  });
  report.add({
    ...common,
    ...compared(ours, fewer),
    name: `time of a quote, ${codes.many} codes by ${codes.few}`,
    reference: { name: `with ${codes.few} codes`, figure: median(fewer.perSecond) },
    // A ratio of times, computed from rates.
    ratio: pairedRatio(fewer.perSecond, ours.perSecond),
    goal: GOALS.quoteManyCodes,
  });
};

/** Every request has a new order id. */
const redemptions = (path: string, headers: Record<string, string>): autocannon.Request[] => {
  let order = 0;
  const basket = { lines: [{ variantId: 1, quantity: 1 }], codes: [HOT_CODE] };
  return [
    {
      method: 'POST',
      path,
      headers,
      setupRequest: (request) => ({
        ...request,
        body: JSON.stringify({ orderId: `bench-${++order}`, ...basket }),
      }),
    },
  ];
};

const measureRedemptions = async (report: Report, rig: PromotionsRig, options: Options) => {
  const { many, headers, reference, lane } = rig;
  const raw: LoadTarget = {
    name: 'raw',
    ...reference,
    requests: redemptions('/redeem', JSON_ONLY),
  };
  const { port, pid } = many;
  const own: LoadTarget = {
    name: 'console',
    port,
    pid,
    requests: redemptions('/api/store/redemptions', headers),
  };
  const results = await inTurn([raw, own], options, CONNECTIONS);
  const [plain, ours] = [roundsOf(results, 'raw'), roundsOf(results, 'console')];
  const { counted, rows, wrong } = await runTask<{ counted: number; rows: number; wrong: number }>(
    'promotionsCheck',
    many.url,
    { code: HOT_CODE },
  );
  if (counted !== rows || wrong > 0)
    throw new Error(`${counted} uses are counted, ${rows} rows exist, ${wrong} counters are wrong`);
  report.add({
    section: 'promotions',
    database: lane.database,
    unit: 'req/s',
    ...compared(ours, plain),
    name: `redeeming one code from ${CONNECTIONS} connections`,
    reference: { name: 'raw, durable', figure: median(plain.perSecond) },
    ratio: pairedRatio(ours.perSecond, plain.perSecond),
    goal: GOALS.redemption,
    note: `${rows} redemptions, every counter equals its rows`,
  });
};

const measureCodes = async (report: Report, rig: PromotionsRig, { quick }: Options) => {
  const { few, account, promotionId, lane } = rig;
  const staff = sender(few, { Cookie: await signIn(few, account) });
  const quantity = quick ? 50_000 : 1_000_000;
  const idleWatch = watch(staff);
  await new Promise((resolve) => setTimeout(resolve, quick ? 1000 : 5000));
  const idle = await idleWatch();
  const busyWatch = watch(staff);
  const started = performance.now();
  const batch = await staff<CouponBatch>('/api/couponBatches', {
    kind: 'unique',
    promotionId,
    name: 'bench',
    quantity,
  });
  let job: Job;
  do {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    job = await staff<Job>(`/api/jobs/${batch.jobId}`);
  } while (job.status === 'queued' || job.status === 'running');
  const seconds = (performance.now() - started) / 1000;
  const busy = await busyWatch();
  const { generated } = await staff<CouponBatch>(`/api/couponBatches/${batch.id}`);
  if (generated !== quantity)
    throw new Error(`${generated} codes were generated, the job is ${job.status}`);
  const common = { section: 'promotions', database: lane.database } as const;
  report.add({
    ...common,
    name: `generating ${quantity} codes`,
    ours: seconds,
    unit: 's',
    goal: GOALS.codes,
  });
  report.add({
    ...common,
    name: 'a page of products meanwhile, p99',
    ours: quantile(busy, 0.99),
    unit: 'ms',
    reference: { name: 'ms idle p99', figure: quantile(idle, 0.99) },
  });
};

export const measurePromotions = async (report: Report, lane: Lane, options: Options) => {
  const rig = await openPromotionsRig(lane, options.quick ? 10_000 : 100_000);
  try {
    for (const measure of [measureQuotes, measureRedemptions, measureCodes])
      await measure(report, rig, options).catch((error: unknown) =>
        report.fail(measure.name, error),
      );
  } finally {
    await rig.close();
  }
};
