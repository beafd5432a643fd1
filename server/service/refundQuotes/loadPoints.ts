/** Loads what a refund takes back of the points that its units earned. */
import type { Settings } from '#contract/platform/settings';
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { isOfUnits } from '#rules/service/refunds';
import { loadProgramme } from '../../members/programme/load.ts';
import { foreseeTakeBack } from '../../orders/earning/foresee.ts';
import { NEXT_RETURN, returnIdOf } from '../../orders/returns/ownReturnIds.ts';
import { loadNeverReplaced } from '../exchangeValues/neverReplaced.ts';
import { earningGoodsOf } from '../refunds/lines.ts';
import { deductedPoints } from './deductedPoints.ts';
import type { OrderFacts } from './facts.ts';
import { NO_POINTS_TAKEN, type PointsTaken, shortAfter } from './points.ts';
import { computeRefund } from './rules.ts';

/** After the refunds of the order that are not paid yet. `pointsReturned`: what goes back of the points that paid. */
export const loadPointsTaken = async (
  db: Db,
  asking: { settings: Settings; now: number },
  facts: OrderFacts,
  request: RefundRequest,
  pointsReturned: number,
): Promise<PointsTaken> => {
  const { order, made } = facts;
  if (order.memberId === null || !isOfUnits(request.kind) || request.lines.length === 0)
    return NO_POINTS_TAKEN;
  const unpaid = made.filter(({ kind, state }) => isOfUnits(kind) && state !== 'succeeded');
  const neverReplaced = await loadNeverReplaced(
    db,
    unpaid.map(({ id }) => id),
  );
  const pending = unpaid.map(({ id, lines }) => ({
    externalId: returnIdOf(id),
    goods: earningGoodsOf(lines, neverReplaced.get(id)),
  }));
  const goods = earningGoodsOf(computeRefund(facts, request).lines, facts.neverReplaced);
  const planned = [...pending, { externalId: NEXT_RETURN, goods }];
  const foreseen = await foreseeTakeBack(db, asking, order, planned);
  const programme = await loadProgramme(db, asking.now);
  const value = programme?.terms.spending ?? null;
  return {
    due: foreseen.due,
    short: shortAfter(foreseen, pointsReturned),
    before: made
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => sum + deductedPoints(line, value), 0),
    value,
  };
};
