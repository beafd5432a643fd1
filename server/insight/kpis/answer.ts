/** Computes the dashboard's figures from the rollups. */
import type { KpiAnswer, KpiQuery } from '#contract/insight/kpis';
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import { comparisonPeriod, endedPeriods, likePoints, whyNotCompared } from './comparison.ts';
import { covers, withoutVisits } from './coverage.ts';
import { bucketsOf, cutByData, foldPoints, totalOf } from './rules.ts';
import type { Period, Sums } from '#contract/orders/sales';
import { buyersUntil, loadFirstBuyers } from '../../orders/sales/buyerSums.ts';
import { loadDays, loadVisits, type Scope } from '../../orders/sales/sums.ts';
import { loadSourceSpans, loadSpan, loadUnvisitedDays } from '../../orders/sales/span.ts';

export const answerKpis = async (
  db: Db,
  query: KpiQuery,
  settings: Settings,
  now: number,
): Promise<KpiAnswer> => {
  const { from, to, bucket, compare } = query;
  const calendar = query.align === 'months';
  const { currency, timeZone, weekStart } = settings;
  const today = dayOf(now, timeZone);
  const scope: Scope = { channel: query.channel ?? '', categoryId: query.categoryId ?? 0 };
  const before = comparisonPeriod({ from, to, calendar }, compare, bucket);
  const [span, sources, unvisited] = await Promise.all([
    loadSpan(db),
    loadSourceSpans(db, scope.channel),
    scope.categoryId === 0
      ? loadUnvisitedDays(db, { from: before.from, to }, query.channel)
      : new Map<string, string[]>(),
  ]);
  /** Orders are not divided by the visits of only some of their days, or of only some of their channels. */
  const withKnownVisits = <T extends Sums>(sums: T, period: Period): T =>
    covers(sources.visits, sources.orders, period, today) &&
    withoutVisits(unvisited, period).length === 0
      ? sums
      : { ...sums, visits: null };

  /** Of a period and of its days that have ended. */
  const figures = async (period: Period, ended: Period | undefined) => {
    const buckets = cutByData(bucketsOf(period, bucket, weekStart, today), span.dataFrom);
    const first = buckets[0];
    const pendingDays = loadDays(db, scope, period);
    const [days, visits, buyers] = await Promise.all([
      pendingDays,
      loadVisits(db, scope, period),
      loadFirstBuyers(db, scope, period, span, pendingDays),
    ]);
    const totalUntil = (to: string) => {
      const isWithin = ({ day }: { day: string }) => day < to;
      const known = visits && visits.filter(isWithin);
      const sums = totalOf(days.filter(isWithin), known, buyersUntil(buyers, to));
      return withKnownVisits(sums, { from: period.from, to });
    };
    return {
      total: totalUntil(period.to),
      ended: ended && { ...ended, ...totalUntil(ended.to) },
      points: foldPoints(
        buckets,
        days,
        visits,
        bucket,
        first?.cutBefore ? buyersUntil(buyers, first.to) : null,
      ).map((point) => withKnownVisits(point, point)),
    };
  };
  const ended = endedPeriods({ from, to, calendar }, compare, bucket, today);
  const notCompared = whyNotCompared({ period: { from, to }, before, ended }, span.dataFrom, today);
  const [current, previous] = await Promise.all([
    figures({ from, to }, ended?.now),
    figures(before, ended?.before),
  ]);
  return {
    total: current.total,
    previous: { ...before, ...previous.total },
    compared:
      notCompared === null && current.ended && previous.ended
        ? { now: current.ended, before: previous.ended }
        : null,
    notCompared,
    points: current.points,
    previousPoints: likePoints(
      { from, to, calendar },
      { comparison: compare, bucket },
      current.points,
      previous.points,
    ),
    currency,
    timeZone,
    ...span,
    sources,
    withoutVisits: scope.channel === '' ? withoutVisits(unvisited, { from, to }) : [],
    today,
  };
};
