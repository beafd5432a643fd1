/** Writes reservations: their rows, the promotions they use, their usage of limits, activity entries, and when they lapse. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';
import { together } from '#db/together';
import { recordActivities } from '../../platform/activities/record.ts';
import { planLapses } from './lapseTimers.ts';
import { activityOf, type RedemptionRow } from './record.ts';
import { holdQuoted } from './pointsOfOrder.ts';
import { reserveUsages } from './reserveUsages.ts';
import { type Reserved, rowOf } from './reserved.ts';
import { tellRedeemed } from './tellRedemptions.ts';

/** Inserts the reservations; returns the stored rows. */
export const writeReservations = async (
  tx: Db,
  now: number,
  reserved: readonly Reserved[],
): Promise<Map<Reserved, RedemptionRow>> => {
  const rows = reserved.map((one) => rowOf(one, now));
  const ids = await insertRows(tx, redemptions, rows, { returning: true });
  const stored = new Map(
    reserved.map((one, index) => [
      one,
      { id: ids[index] as number, ...rows[index] } as RedemptionRow,
    ]),
  );
  const idOf = (one: Reserved) => (stored.get(one) as RedemptionRow).id;
  const promotions = insertRows(
    tx,
    redemptionPromotions,
    reserved.flatMap((one) =>
      one.applied.map(({ candidate, amount, giftCost }) => ({
        redemptionId: idOf(one),
        promotionId: candidate.id,
        revision: candidate.revision,
        couponId: candidate.couponId,
        campaignId: candidate.campaign?.id ?? null,
        givesBack: candidate.terms.limits.givesBack,
        amount,
        giftCost,
      })),
    ),
  );
  const usages = reserveUsages(
    tx,
    reserved.flatMap((one) => one.usages.map((usage) => ({ redemptionId: idOf(one), ...usage }))),
  );
  const activities = recordActivities(
    tx,
    [...stored].map(([{ writer, quote }, row]) => ({
      ...activityOf({ actor: writer.actor, now }, row),
      verb: 'reserve',
      after: {
        discount: quote.totals.discount,
        ...(quote.points?.used && { points: quote.points.used }),
      },
    })),
  );
  const lapses = planLapses(tx, [...stored.values()]);
  await together([promotions, usages, activities, lapses]);
  const withPoints = [...stored].filter(([, { points }]) => points > 0);
  for (const [{ writer }, row] of withPoints) await holdQuoted(tx, { ...writer, now }, [row]);
  const withCodes = reserved.filter(({ applied }) =>
    applied.some(({ candidate }) => candidate.couponId !== null),
  );
  if (withCodes.length > 0)
    await tellRedeemed(
      tx,
      now,
      withCodes.map((one) => ({
        id: idOf(one),
        orderId: one.input.orderId,
        replacedId: one.replacedId,
      })),
    );
  return stored;
};
