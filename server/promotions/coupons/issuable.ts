/** Checks whether codes of a batch can be issued, and computes until when an issued one is valid. */
import { inArray } from 'drizzle-orm';
import { type GivenPromotion, usableFrom, whyNotGiven } from '#rules/promotions/coupons';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { conflict } from '../../platform/http/errors.ts';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRow } from './record.ts';

const promotionsById = prepared({ ids: many(promotions.id) }, (q, { ids }) =>
  q
    .select({
      id: promotions.id,
      startsAt: promotions.startsAt,
      endsAt: promotions.endsAt,
      archivedAt: promotions.archivedAt,
      liveRevision: promotions.liveRevision,
    })
    .from(promotions)
    .where(inArray(promotions.id, ids)),
);

/** The promotions of these batches. */
export const loadGivenPromotions = async (
  tx: Db,
  batches: readonly Pick<BatchRow, 'promotionId'>[],
): Promise<(batch: Pick<BatchRow, 'promotionId'>) => GivenPromotion> => {
  const rows = await promotionsById(tx, { ids: batches.map(({ promotionId }) => promotionId) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ({ promotionId }) => {
    const known = byId.get(promotionId);
    if (!known) throw new Error(`Promotion ${promotionId} of a batch is missing`);
    return known;
  };
};

/**
 * The end of the last day on which a code issued now is valid; null where only the batch limits it. The days of a code that
 * is issued before it can be used count from then on.
 */
export const validUntilOf = (
  batch: Pick<BatchRow, 'daysAfterClaim' | 'validFrom'>,
  promotion: Pick<GivenPromotion, 'startsAt'>,
  { now, settings: { timeZone } }: Writer,
): number | null =>
  batch.daysAfterClaim === null
    ? null
    : startOfDay(
        addDays(
          dayOf(Math.max(now, usableFrom(batch, promotion)), timeZone),
          batch.daysAfterClaim + 1,
        ),
        timeZone,
      );

/** `isAhead`: whether codes may be issued that are valid only later. */
export const checkIssuable = (
  batch: BatchRow,
  promotion: GivenPromotion,
  now: number,
  isAhead: boolean,
) => {
  const fault = whyNotGiven(batch, promotion, now);
  if (fault && !(isAhead && fault === 'notStarted')) throw conflict(`coupons.errors.${fault}`);
};
