/** Grants a refund: what it refunds and the money by tender are held in the same transaction in which the cap is checked. */
import type { Role } from '#contract/platform/access';
import type { PlannedPayment, RefundInput, RefundQuote } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { refundLines, refundPayments, refunds } from '#db/schema/service/refunds';
import { tickets } from '#db/schema/service/tickets';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import { refuseHeldUnits } from '../caseUnits/refuseHeld.ts';
import { quoteRefund } from '../refundQuotes/quote.ts';
import { refundByKey, refundEntry, type RefundRow } from '../refunds/record.ts';
import { isOfUnits } from '../refunds/rules.ts';
import { isOrderOfOther } from '../tickets/customers.ts';
import { settleRefund } from './outcome.ts';
import { startPayments } from './start.ts';

/** The same key with the same content is the same refund; with another content it is refused. */
const findRepeat = async (tx: Db, input: RefundInput): Promise<RefundRow | undefined> => {
  const [known] = await refundByKey(tx, input);
  if (known && known.requestHash !== contentHash(input))
    throw conflict('refunds.errors.otherContent');
  return known;
};

const checkNamed = async (
  tx: Db,
  { ticketId, note, deductions }: RefundInput,
  { memberId, externalId }: typeof orders.$inferSelect,
): Promise<void> => {
  if (ticketId !== null && !(await findRow(tx, tickets, ticketId)))
    throw invalid({ ticketId: 'errors.notFound' });
  if (ticketId !== null && (await isOrderOfOther(tx, ticketId, externalId)))
    throw invalid({ ticketId: 'refunds.errors.ticketOfOther' });
  const member = memberId === null ? undefined : await findRow(tx, members, memberId);
  if (member && note !== null) refuseErasedIn('note', member);
  if (member && deductions.length > 0) refuseErasedIn('deductions', member);
};

/** Throws where the person saw another total, where nothing is refunded, and where more would go back than came in. */
const checkTotal = ({ expected, kind }: RefundInput, quote: RefundQuote): void => {
  const { total, lines, refusal } = quote;
  const isNothing = total === 0 && !lines.some(({ quantity }) => quantity > 0);
  if (isNothing)
    throw invalid({ [kind === 'goodwill' ? 'amount' : 'lines']: 'refunds.errors.nothing' });
  if (refusal !== null) throw conflict(refusal);
  if (total !== expected) throw conflict('refunds.errors.changed', { quote });
};

/** A fee of the policy is waived for a reason; a case says why. */
const checkWaiver = ({ waivesFee, note, caseId }: RefundInput, { lines }: RefundQuote): void => {
  if (waivesFee && note === null && caseId === undefined && lines.some(({ rate }) => rate !== null))
    throw invalid({ note: 'refunds.errors.waiverNote' });
};

const paymentRows = (
  { now }: Writer,
  refundId: number,
  orderId: number,
  planned: readonly PlannedPayment[],
) =>
  planned.map((one, index) => ({
    ...one,
    refundId,
    orderId,
    state: 'pending' as const,
    key: `refund-${refundId}-${index + 1}`,
    attempts: 0,
    asked: 0,
    createdAt: now,
    updatedAt: now,
  }));

/** Returns the id of the refund, of a repeat that of the first. */
export const createRefund = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  input: RefundInput,
): Promise<number> => {
  const known = await findRepeat(tx, input);
  if (known) return known.id;
  const { orderId, key, expected: _expected, lines: _lines, ...asked } = input;
  const quote = await quoteRefund(tx, { ...writer, role }, orderId, input);
  const order = await getRow(tx, orders, orderId);
  if (isOfUnits(input.kind)) await refuseHeldUnits(tx, writer.now, { order, ...input });
  checkTotal(input, quote);
  checkWaiver(input, quote);
  await checkNamed(tx, input, order);
  const { now } = writer;
  const isAbove = quote.approvalAbove !== null;
  const row = {
    orderId,
    orderExternalId: order.externalId,
    memberId: order.memberId,
    ticketId: asked.ticketId,
    grantedForId: asked.ticketId,
    remedyId: input.remedyId ?? null,
    kind: asked.kind,
    state: isAbove ? ('submitted' as const) : ('paying' as const),
    responsibility: asked.responsibility,
    goods: quote.goods,
    deductions: quote.deductions,
    shipping: quote.shipping,
    returnFreight: quote.returnFreight,
    total: quote.total,
    units: quote.lines.reduce(
      (sum, { kind, quantity }) => sum + (kind === 'units' ? quantity : 0),
      0,
    ),
    pointsDue: quote.pointsDue,
    pointsWorth: quote.pointsWorth,
    note: asked.note,
    key,
    requestHash: contentHash(input),
    ...authorOf(writer),
    ...UNDECIDED,
    createdAt: now,
    updatedAt: now,
  };
  const [id = 0] = await insertRows(tx, refunds, [row], { returning: true });
  await insertRows(
    tx,
    refundLines,
    quote.lines.map((line, position) => ({
      ...line,
      refundId: id,
      position,
      replacedUnits: line.kind === 'units' ? (input.replaced?.[line.lineId ?? ''] ?? null) : null,
    })),
  );
  await insertRows(tx, refundPayments, paymentRows(writer, id, orderId, quote.payments));
  const { kind, state, goods, deductions, shipping, returnFreight, total, responsibility } = row;
  await recordActivity(tx, {
    ...refundEntry(writer, { id, orderExternalId: order.externalId }, 'create'),
    after: { kind, state, responsibility, goods, deductions, shipping, returnFreight, total },
    reason: row.note,
  });
  if (!isAbove) {
    await startPayments(tx, writer, id);
    await settleRefund(tx, writer, id);
  }
  return id;
};
