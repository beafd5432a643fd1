/** What becomes of a reservation: kept with the payment, given back on cancel, timeout or return. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { RedemptionStatus, ReturnInput } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { redemptions } from '#db/schema/promotions/redemptions';
import { statement } from '#db/statements';
import { conflict, invalid, notFound } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { mulDiv } from '#shared/money';
import type { Writer } from '../../platform/records/writer.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { findRedemption, activityOf, type RedemptionRow } from './record.ts';
import { releaseUsages, type Usage } from './usage.ts';

const OVERDUE = `(select id from redemptions where status = 'reserved' and expires_at <= ?)`;
const anyOverdue = statement(
  `select 1 from redemptions where status = 'reserved' and expires_at <= ? limit 1`,
);
const lowerCounters = statement(
  `update usage_counters set used = usage_counters.used - held.amount
   from (select counter, sum(amount) as amount from redemption_takes where redemption_id in ${OVERDUE} group by counter) held
   where usage_counters.counter = held.counter`,
);
const emptyTakes = statement(
  `update redemption_takes set amount = 0 where redemption_id in ${OVERDUE}`,
);
const releaseOverdue = statement(
  `update redemptions set status = 'released', closed_at = expires_at, updated_at = ?, version = version + 1
   where status = 'reserved' and expires_at <= ?`,
);

/**
 * Gives back all that reservations hold that nobody paid in time, however many they are: what is not swept here could
 * still be paid for, and be given to somebody else meanwhile.
 */
export const sweepExpired = async (tx: Db, now: number): Promise<void> => {
  if ((await anyOverdue(tx, now)).length === 0) return;
  await lowerCounters(tx, now);
  await emptyTakes(tx, now);
  await releaseOverdue(tx, now, now);
};

const found = async (tx: Db, orderId: string): Promise<RedemptionRow> => {
  const row = await findRedemption(tx, orderId);
  if (!row) throw notFound();
  return row;
};
const VERBS: Record<RedemptionStatus, ActivityVerb> = {
  reserved: 'reserve',
  committed: 'commit',
  released: 'release',
  returned: 'return',
};
const move = async (
  tx: Db,
  writer: Writer,
  row: RedemptionRow,
  status: RedemptionStatus,
  values: Partial<RedemptionRow> = {},
): Promise<RedemptionRow> => {
  const after = { status, updatedAt: writer.now, version: row.version + 1, ...values };
  await updateRow(tx, redemptions, row.id, after);
  await recordActivity(tx, {
    ...activityOf(writer, row),
    verb: values.returned ? 'return' : VERBS[status],
    before: { status: row.status },
    after: { status, ...(values.returned && { returned: values.returned }) },
  });
  return { ...row, ...after };
};

/** The payment arrived, late or not: what is still held stays used. 409 once it was given back to others. */
export const commitRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const row = await found(tx, orderId);
  if (row.status === 'committed' || row.status === 'returned') return row;
  if (row.status === 'released') throw conflict('redemptions.errors.released');
  return move(tx, writer, row, 'committed', { committedAt: writer.now });
};

/** What the promotions of a redemption said when it was made. */
const promotionsOf = statement<{
  id: number;
  campaignId: number | null;
  couponId: number | null;
  givesBack: number;
}>(
  `select promotion_id as id, campaign_id as "campaignId", coupon_id as "couponId", gives_back as "givesBack"
   from redemption_promotions where redemption_id = ?`,
);
/** Beginnings of the counters that do not come back. */
const keptCounters = async (tx: Db, redemptionId: number) =>
  (await promotionsOf(tx, redemptionId)).flatMap(({ id, couponId, givesBack }) =>
    givesBack ? [] : [`promotion/${id}/`, ...(couponId === null ? [] : [`coupon/${couponId}/`])],
  );
const MONEY_OR_STOCK = /^(campaign\/\d+\/spent|promotion\/\d+\/(spent|flash\/.*))$/;
/** Money and stock always come back; a use only where the terms say so. */
const releasedAmount = ({ counter, amount }: Usage, kept: readonly string[]): number =>
  MONEY_OR_STOCK.test(counter) || !kept.some((prefix) => counter.startsWith(prefix)) ? amount : 0;

/** The order is cancelled before or after payment: everything is given back. */
export const releaseRedemption = async (
  tx: Db,
  writer: Writer,

  orderId: string,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const row = await found(tx, orderId);
  if (row.status === 'released' || row.status === 'returned') return row;
  // What was never paid was never used.
  const kept = row.status === 'committed' ? await keptCounters(tx, row.id) : [];
  await releaseUsages(tx, [row.id], (usage) => releasedAmount(usage, kept));
  return move(tx, writer, row, 'released', { closedAt: now });
};

/** Units that came back so far by line, or all of them where none is named. 422 for lines that were not ordered. */
const returnedSoFar = (row: RedemptionRow, { lines }: ReturnInput): Record<string, number> => {
  const { lines: ordered } = row.quote;
  if (lines.length === 0)
    return Object.fromEntries(ordered.map(({ id, quantity }) => [id, quantity]));
  const returned = { ...row.returned };
  lines.forEach(({ id, quantity }, index) => {
    const line = ordered.find((one) => one.id === id);
    if (!line) throw invalid({ lines: { [index]: { id: 'redemptions.errors.unknownLine' } } });
    if (quantity > line.quantity)
      throw invalid({ lines: { [index]: { quantity: 'redemptions.errors.moreThanOrdered' } } });
    // How many came back in all: sent again or out of order, it changes nothing.
    returned[id] = Math.max(returned[id] ?? 0, quantity);
  });
  return returned;
};

/** Discount of the units that came back, by promotion: rounded down, so that all parts together are the whole. */
const returnedMoney = (
  row: RedemptionRow,
  returned: Record<string, number>,
): Map<number, number> => {
  const money = new Map<number, number>();
  for (const { id, quantity, allocations } of row.quote.lines)
    for (const { promotionId, amount } of allocations)
      money.set(
        promotionId,
        (money.get(promotionId) ?? 0) + mulDiv(amount, returned[id] ?? 0, quantity, 'down'),
      );
  return money;
};

/** Goods came back and their money with them: budgets get their share, and with the last unit uses and codes return. */
export const returnRedemption = async (
  tx: Db,
  writer: Writer,

  orderId: string,
  input: ReturnInput,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const row = await found(tx, orderId);
  if (row.status === 'released' || row.status === 'returned') return row;
  if (row.status === 'reserved') throw conflict('redemptions.errors.notPaid');
  const returned = returnedSoFar(row, input);
  if (row.quote.lines.every(({ id, quantity }) => (returned[id] ?? 0) >= quantity)) {
    const kept = await keptCounters(tx, row.id);
    await releaseUsages(tx, [row.id], (usage) => releasedAmount(usage, kept));
    return move(tx, writer, row, 'returned', { returned, closedAt: now });
  }
  const before = returnedMoney(row, row.returned);
  const campaigns = new Map(
    (await promotionsOf(tx, row.id)).map(({ id, campaignId }) => [id, campaignId]),
  );
  const back = new Map<string, number>();
  for (const [promotionId, amount] of returnedMoney(row, returned)) {
    const share = amount - (before.get(promotionId) ?? 0);
    const campaignId = campaigns.get(promotionId) ?? null;
    for (const counter of [
      `promotion/${promotionId}/spent`,
      ...(campaignId === null ? [] : [`campaign/${campaignId}/spent`]),
    ])
      back.set(counter, (back.get(counter) ?? 0) + share);
  }
  await releaseUsages(tx, [row.id], ({ counter }) => back.get(counter) ?? 0);
  return move(tx, writer, row, 'committed', { returned });
};
