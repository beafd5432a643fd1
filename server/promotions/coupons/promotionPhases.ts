/** Adds to batches in which phase their promotion is: only while it is running can their codes be used. */
import { inArray } from 'drizzle-orm';
import type { PromotionPhase } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { phaseOf } from '../promotions/rules.ts';

const factsOf = prepared({ ids: many(promotions.id) }, (q, { ids }) =>
  q
    .select({
      id: promotions.id,
      liveRevision: promotions.liveRevision,
      openStatus: promotions.openStatus,
      pausedAt: promotions.pausedAt,
      archivedAt: promotions.archivedAt,
      startsAt: promotions.startsAt,
      endsAt: promotions.endsAt,
    })
    .from(promotions)
    .where(inArray(promotions.id, ids)),
);

export const withPromotionPhases = async <T extends object>(
  db: Db,
  rows: readonly (T & { promotionId?: unknown })[],
  now: number,
): Promise<(T & { promotionPhase?: PromotionPhase })[]> => {
  const ids = [...new Set(rows.map(({ promotionId }) => Number(promotionId)))];
  const phases = new Map(
    (await factsOf(db, { ids })).map(({ id, ...facts }) => [id, phaseOf(facts, now)]),
  );
  return rows.map((row) => {
    const promotionPhase = phases.get(Number(row.promotionId));
    return promotionPhase ? { ...row, promotionPhase } : row;
  });
};
