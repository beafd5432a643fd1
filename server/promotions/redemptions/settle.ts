/** Commits a redemption with the payment, and releases what it uses on cancellation, timeout or return. */
import { and, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { ActivityVerb } from '#contract/platform/activities';
import type { RedemptionStatus, ReturnInput } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import {
  redemptionPromotions,
  redemptions,
  redemptionTakes,
} from '#db/schema/promotions/redemptions';
import { statement } from '#db/statements';
import { conflict, invalid, notFound } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { mulDiv } from '#shared/money';
import type { Writer } from '../../platform/records/writer.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { findRedemption, activityOf, type RedemptionRow } from './record.ts';
import { releaseUsages, type Usage } from './usage.ts';

/** A reservation that was not paid in time. */
const isOverdue = (now: SQL) =>
  and(eq(redemptions.status, 'reserved'), lte(redemptions.expiresAt, now));
const anyOverdue = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q.select({ expiresAt: redemptions.expiresAt }).from(redemptions).where(isOverdue(now)).limit(1),
);
// By hand: updates the counters from sums of what all overdue reservations use.
const lowerCounters = statement(
  `update usage_counters set used = usage_counters.used - held.amount
   from (select counter, sum(amount) as amount from redemption_takes where redemption_id in
     (select id from redemptions where status = 'reserved' and expires_at <= ?) group by counter) held
   where usage_counters.counter = held.counter`,
);
const clearUsages = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q
    .update(redemptionTakes)
    .set({ amount: 0 })
    .where(
      inArray(
        redemptionTakes.redemptionId,
        q.select({ id: redemptions.id }).from(redemptions).where(isOverdue(now)),
      ),
    ),
);
const releaseOverdue = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q
    .update(redemptions)
    .set({
      status: 'released',
      closedAt: sql`${redemptions.expiresAt}`,
      updatedAt: now,
      version: sql`${redemptions.version} + 1`,
    })
    .where(isOverdue(now)),
);

/**
 * Releases everything that reservations use which were not paid in time, however many they are. It runs before usage is
 * read in the same transaction: otherwise a late payment could still commit what another order has reserved meanwhile.
 */
export const releaseExpired = async (tx: Db, now: number): Promise<void> => {
  if ((await anyOverdue(tx, { now })).length === 0) return;
  await lowerCounters(tx, now);
  await clearUsages(tx, { now });
  await releaseOverdue(tx, { now });
};

const getRedemption = async (tx: Db, orderId: string): Promise<RedemptionRow> => {
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
const setStatus = async (
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

/** The payment arrived, late or not: what is still reserved stays used. 409 where it was released already. */
export const commitRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const row = await getRedemption(tx, orderId);
  if (row.status === 'committed' || row.status === 'returned') return row;
  if (row.status === 'released') throw conflict('redemptions.errors.released');
  return setStatus(tx, writer, row, 'committed', { committedAt: writer.now });
};

/** The promotions of a redemption, with their terms as they were when it was made. */
const promotionsOf = prepared({ redemptionId: redemptions.id }, (q, { redemptionId }) =>
  q
    .select({
      id: redemptionPromotions.promotionId,
      campaignId: redemptionPromotions.campaignId,
      couponId: redemptionPromotions.couponId,
      givesBack: redemptionPromotions.givesBack,
    })
    .from(redemptionPromotions)
    .where(eq(redemptionPromotions.redemptionId, redemptionId)),
);
/** Prefixes of the counters that are not released. */
const loadKeptCounters = async (tx: Db, redemptionId: number) =>
  (await promotionsOf(tx, { redemptionId })).flatMap(({ id, couponId, givesBack }) =>
    givesBack ? [] : [`promotion/${id}/`, ...(couponId === null ? [] : [`coupon/${couponId}/`])],
  );
const MONEY_OR_STOCK = /^(campaign\/\d+\/spent|promotion\/\d+\/(spent|flash\/.*))$/;
/** Money and stock are always released; a use only where the terms say so. */
const releasedAmount = ({ counter, amount }: Usage, kept: readonly string[]): number =>
  MONEY_OR_STOCK.test(counter) || !kept.some((prefix) => counter.startsWith(prefix)) ? amount : 0;

/** The order is cancelled before or after payment: everything that the terms allow is released. */
export const releaseRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const row = await getRedemption(tx, orderId);
  if (row.status === 'released' || row.status === 'returned') return row;
  // An order that was never paid has used nothing.
  const kept = row.status === 'committed' ? await loadKeptCounters(tx, row.id) : [];
  await releaseUsages(tx, [row.id], (usage) => releasedAmount(usage, kept));
  return setStatus(tx, writer, row, 'released', { closedAt: now });
};

/** Units returned so far by line, or all units where no line is named. 422 for lines that were not ordered. */
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
    // A return says how many came back in all, so repeats and late messages change nothing.
    returned[id] = Math.max(returned[id] ?? 0, quantity);
  });
  return returned;
};

/** The discount of the returned units, by promotion: rounded down, so that the parts never add up to more than the whole. */
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

/** Goods were returned: budgets get their share back, and with the last unit uses and codes are released too. */
export const returnRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
  input: ReturnInput,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const row = await getRedemption(tx, orderId);
  if (row.status === 'released' || row.status === 'returned') return row;
  if (row.status === 'reserved') throw conflict('redemptions.errors.notPaid');
  const returned = returnedSoFar(row, input);
  if (row.quote.lines.every(({ id, quantity }) => (returned[id] ?? 0) >= quantity)) {
    const kept = await loadKeptCounters(tx, row.id);
    await releaseUsages(tx, [row.id], (usage) => releasedAmount(usage, kept));
    return setStatus(tx, writer, row, 'returned', { returned, closedAt: now });
  }
  const before = returnedMoney(row, row.returned);
  const campaigns = new Map(
    (await promotionsOf(tx, { redemptionId: row.id })).map(({ id, campaignId }) => [
      id,
      campaignId,
    ]),
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
  return setStatus(tx, writer, row, 'committed', { returned });
};
