/** What a refund would come to, with everything that explains it. Only reads. */
import type { Role } from '#contract/platform/access';
import type { Settings } from '#contract/platform/settings';
import type { RefundQuote, RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { message } from '#shared/fields';
import { worthOf } from '../../members/spending/rules.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { returnsCoupon, pointsOfUnits } from '../../promotions/redemptions/ofReturnedUnits.ts';
import { paymentsNaming } from '../exchangeValues/load.ts';
import { loadUnderCases } from '../caseUnits/refuseHeld.ts';
import { loadRefundFacts, type OrderFacts } from './facts.ts';
import { loadPointsTaken } from './loadPoints.ts';
import { limitExceeded, limitUse } from './limits.ts';
import { requestErrors } from './requestErrors.ts';
import { computeRefund } from './rules.ts';
import { capOf, planPayments } from './tenders.ts';

type ValueLines = OrderFacts['value']['lines'];

const unitsOf = (lines: ValueLines, of: (line: ValueLines[number]) => number) =>
  Object.fromEntries(lines.map((line) => [line.id, of(line)]));

/** Why it is not granted as it was asked for, as a message; null where it can be. */
const refusalOf = (money: number, tenders: RefundQuote['tenders']): string | null => {
  const max = capOf(tenders);
  return money > max ? message('refunds.errors.aboveCaptured', { amount: max }) : null;
};

/** What was paid for the difference of the exchange that is refunded. */
const paymentsOfExchange = async (db: Db, { exchangeId }: RefundRequest) =>
  exchangeId === undefined
    ? []
    : paymentsNaming(db, { numbers: [(await getRow(db, cases, exchangeId)).number] });

/** Who asks, and when. */
interface RefundAsker {
  settings: Settings;
  role: Role | null;
  now: number;
}

/** Throws 422 for what is wrong with the request. */
export const quoteRefund = async (
  db: Db,
  { settings, role, now }: RefundAsker,
  orderId: number,
  request: RefundRequest,
): Promise<RefundQuote> => {
  const facts = await loadRefundFacts(db, { settings, now }, orderId, request);
  const errors = requestErrors(request, facts);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const { order, value, tenders, protectedUnits, granted, limits } = facts;
  const { caseId } = request;
  const ofCase = caseId !== undefined && { caseId };
  const underCases = await loadUnderCases(db, now, { order, ...ofCase });
  const before = unitsOf(value.lines, ({ returnedBefore }) => returnedBefore);
  const after = unitsOf(value.lines, ({ returnedBefore, quantity }) => returnedBefore + quantity);
  const isLast = value.lines.every(({ id, ordered }) => (after[id] ?? 0) >= ordered);
  const isAtFault = request.responsibility === 'merchant';
  const hasUnits = value.lines.some(({ quantity }) => quantity > 0);
  const pointsReturned = hasUnits ? await pointsOfUnits(db, order.externalId, before, after) : 0;
  const points = await loadPointsTaken(db, { settings, now }, facts, request, pointsReturned);
  const computed = computeRefund(facts, request, points);
  const { total, returnFreight } = computed;
  const asked = { kind: request.kind, total, returnFreight, granted, delivery: order.shipping };
  return {
    orderId,
    orderLines: value.lines.map(({ id, sku, name, ordered, returnedBefore, paidInAll, left }) => ({
      id,
      sku,
      name,
      ordered,
      refundedUnits: returnedBefore,
      protectedUnits: protectedUnits[id] ?? 0,
      heldUnits: underCases.get(id)?.held ?? 0,
      paid: paidInAll,
      left: Math.max(0, left + (facts.surplusLeft[id] ?? 0)),
      freelyReplaced: [...(facts.freelyReplaced.get(id) ?? [])],
    })),
    ...computed,
    payments: planPayments(
      tenders,
      computed.total - computed.returnFreight,
      computed.returnFreight,
      await paymentsOfExchange(db, request),
    ),
    tenders,
    pointsReturned,
    pointsDue: points.due,
    pointsWorth: points.value === null ? 0 : worthOf(points.value, points.due),
    couponReturns: hasUnits && isLast && (await returnsCoupon(db, order.externalId, isAtFault)),
    gifts: value.gifts.map(({ name, quantity }) => ({ name, quantity })),
    paysReturnFreight: facts.terms.paysReturnFreight,
    granted,
    delivery: order.shipping,
    grantedAlone: limitUse(limits.terms, role, asked).before,
    limitPolicy: limits.number,
    approvalAbove: limitExceeded(limits.terms, role, asked),
    refusal: refusalOf(total - returnFreight, tenders),
  };
};
