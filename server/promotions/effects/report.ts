/** Builds the report on a promotion or a campaign, from its orders and the store's rollups. */
import { type EffectReport, MIN_COST_KNOWN_BPS, MIN_ORDERS } from '#contract/promotions/effects';
import type { Db } from '#db';
import { loadDays } from '../../orders/sales/sums.ts';
import { loadSpan } from '../../orders/sales/span.ts';
import { addDays, dayOf } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import { againstEarlier, againstHoldout } from './lift.ts';
import { sumOrders } from './orders.ts';
import { readFunnel } from './funnel.ts';
import { earlierPeriodOf, filledDays, spanOf } from './periods.ts';
import { bpsOf, isShown, meanOf } from './statistics.ts';
import type { Subject } from './subject.ts';
import { pullForwardOf, type StoreDays, sumOver } from './pullForward.ts';

const WHOLE_STORE = { channel: '', categoryId: 0 };

export const reportOn = async (
  db: Db,
  subject: Subject,
  { timeZone }: Pick<Settings, 'timeZone'>,
  now: number,
): Promise<EffectReport> => {
  const { promotionIds, runs, live, holdout, otherCost } = subject;
  const span = spanOf(runs, now, timeZone);
  const { byDay, ...its } = await sumOrders(db, promotionIds, now);
  const { dataFrom } = await loadSpan(db);

  const earliest = [addDays(span.from, -28), earlierPeriodOf(span).from].toSorted()[0] as string;
  const store = await loadDays(db, WHOLE_STORE, { from: earliest, to: addDays(span.to, 28) });
  const days: StoreDays = new Map(store.map((day) => [day.day, day]));
  const within = byDay.filter(({ day }) => day >= span.from && day < span.to);
  const ofOthers = (figure: 'orders' | 'revenue') =>
    sumOver(days, span, figure) - within.reduce((sum, day) => sum + day[figure], 0);

  const { baseline, lift, sharedWith, margin } = holdout
    ? await againstHoldout(db, holdout, span, timeZone)
    : await againstEarlier(db, subject, span, { dataFrom, orderCount: its.orders, timeZone });
  const cost = its.discount + its.giftCost + otherCost;
  const costKnownBps = bpsOf(its.costs.known, its.costs.paid);
  const shown = lift !== null && isShown(lift);
  const canReturn = shown && cost > 0 && (costKnownBps ?? 0) >= MIN_COST_KNOWN_BPS;
  const incremental = canReturn ? await margin() : null;
  const net = its.revenue - its.refunds.amount;
  const enough = its.orders >= MIN_ORDERS;
  const began = dataFrom !== null && dataFrom > span.from ? dataFrom : span.from;
  return {
    from: span.from,
    to: span.to,
    enough,
    ...(!enough && {
      reason: !span.started
        ? 'promotionEffects.notStarted'
        : live
          ? 'promotionEffects.notEnough'
          : promotionIds.length === 0
            ? 'promotionEffects.noPromotions'
            : 'promotionEffects.nonePublished',
    }),
    funnel: { ...(await readFunnel(db, promotionIds)), orders: its.orders },
    orders: its.orders,
    newBuyers: its.newBuyers,
    returningBuyers: its.returningBuyers,
    discount: its.discount,
    giftCost: its.giftCost,
    revenue: its.revenue,
    returned: its.refunds.amount,
    marginAfter:
      its.costs.lines > 0 ? its.costs.margin - its.refunds.margin - its.giftCostBesideLines : null,
    costKnownBps,
    averageOrder: meanOf(its.revenue, its.orders),
    averageOrderOthers: meanOf(ofOthers('revenue'), ofOthers('orders')),
    baseline,
    lift: lift && { ...lift, ...(!shown && { incrementalRevenue: null }) },
    sharedWith,
    effectCost: cost,
    roasBps: promotionIds.length === 0 ? null : bpsOf(net, cost),
    roiBps:
      incremental === null ? null : bpsOf(incremental - its.giftCostBesideLines - otherCost, cost),
    pullForward: pullForwardOf(days, span, dayOf(now, timeZone), dataFrom),
    retention90:
      its.cohort > 0
        ? { cohort: its.cohort, returned: its.returned, bps: bpsOf(its.returned, its.cohort) ?? 0 }
        : null,
    byDay: filledDays(byDay, { from: began < span.to ? began : span.to, to: span.to }),
  };
};
