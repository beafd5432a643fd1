/** Evaluates a draft's terms on real orders: what they would have cost, and which orders they would have affected. */
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Settings } from '#contract/platform/settings';
import type { PromotionInput } from '#contract/promotions/promotions';
import type { PromotionReplay } from '#contract/promotions/replay';
import type { Db } from '#db';
import { dayOf, lastDays } from '#shared/days';
import { groupBy } from '#shared/groupBy';
import { draftCandidate } from '../quotes/draft.ts';
import { variantFacts } from '../quotes/variantFacts.ts';
import { engineRules } from '../quotes/engineRules.ts';
import { loadGivenGoods } from '../quotes/givenGoods.ts';
import { computeCost, withoutWindow } from './evaluateOrder.ts';
import { loadLaterDiscounts } from './laterDiscounts.ts';
import { loadOrders } from './orders.ts';
import { loadLines } from './lines.ts';
import { ReplayTotals } from './totals.ts';

/** Maximum number of evaluated orders; of more, every nth is evaluated. */
const MAX_ORDERS = 20_000;
/** Number of orders evaluated before other requests are served. */
const STEP = 200;

const ASSUMPTIONS = [
  'promotions.assumptions.sameBaskets',
  'promotions.assumptions.pricesThen',
  'promotions.assumptions.membersNow',
  'promotions.assumptions.withoutOthers',
  'promotions.assumptions.withoutLimits',
];

export const replayPromotion = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
  input: PromotionInput,
  replaces: number | null,
  days: number,
): Promise<PromotionReplay> => {
  const today = dayOf(now, settings.timeZone);
  const { from } = lastDays(today, days);
  const { orders, total } = await loadOrders(db, from, MAX_ORDERS);
  const candidate = withoutWindow(await draftCandidate(db, input, replaces, settings));
  const given = await loadGivenGoods(db, [candidate], now);
  const evaluated = { candidate, rules: engineRules(settings), given };
  const totals = new ReplayTotals(from, today);
  for (let index = 0; index < orders.length; index += STEP) {
    const step = orders.slice(index, index + STEP);
    const lines = await loadLines(db, step);
    const { lane } = candidate.terms;
    const later = await loadLaterDiscounts(db, step, { lane, replaces });
    const byOrder = groupBy(lines, ({ orderId }) => orderId);
    const facts = await variantFacts(
      db,
      lines.flatMap(({ variantId }) => variantId ?? []),
      settings,
    );
    for (const order of step) {
      const own = byOrder.get(order.id) ?? [];
      totals.add(order, own, computeCost(order, own, facts, evaluated, later.get(order.id)));
    }
    await nextTick();
  }
  return {
    orders: orders.length,
    ...totals.sums(),
    sampled: total > orders.length,
    assumptions: [...ASSUMPTIONS],
  };
};
