/** Computes the dashboard's figures from the rollups. */
import type { KpiAnswer, KpiQuery } from '#contract/insight/kpis';
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import { bucketsOf, comparisonPeriod, foldPoints, totalOf } from './rules.ts';
import { type Period } from '#contract/orders/sales';
import { loadBuyers } from '../../orders/sales/buyerSums.ts';
import { loadDays, loadVisits, type Scope } from '../../orders/sales/sums.ts';
import { loadSpan } from '../../orders/sales/span.ts';

export const answerKpis = async (
  db: Db,
  query: KpiQuery,
  settings: Settings,
  now: number,
): Promise<KpiAnswer> => {
  const { from, to, bucket, compare } = query;
  const { currency, timeZone, weekStart } = settings;
  const today = dayOf(now, timeZone);
  const scope: Scope = { channel: query.channel ?? '', categoryId: query.categoryId ?? 0 };
  const span = await loadSpan(db);

  const figures = async (period: Period) => {
    const buckets = bucketsOf(period, bucket, weekStart, today);
    const first = buckets[0];
    const pendingDays = loadDays(db, scope, period);
    const [days, visits, buyers, cutBuyers] = await Promise.all([
      pendingDays,
      loadVisits(db, scope, period),
      loadBuyers(db, scope, period, span, pendingDays),
      first?.cutBefore ? loadBuyers(db, scope, first, span, pendingDays) : null,
    ]);
    return {
      total: totalOf(days, visits, buyers),
      points: foldPoints(buckets, days, visits, bucket, cutBuyers),
    };
  };
  const before = comparisonPeriod({ from, to }, compare);
  const [current, previous] = await Promise.all([figures({ from, to }), figures(before)]);
  return {
    total: current.total,
    previous: { ...before, ...previous.total },
    points: current.points,
    previousPoints: previous.points,
    currency,
    timeZone,
    ...span,
    today,
  };
};
