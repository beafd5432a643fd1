/** Loads the share of members held out while a promotion ran. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import type { Holdout } from './holdout.ts';
import { computeHoldoutRange } from './holdoutRange.ts';

export type SubjectRow = Pick<
  typeof promotions.$inferSelect,
  'id' | 'startsAt' | 'endsAt' | 'archivedAt' | 'liveRevision' | 'terms'
>;

const revisionsInForce = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .select({ terms: promotionRevisions.terms, liveFrom: promotionRevisions.liveFrom })
    .from(promotionRevisions)
    .where(and(eq(promotionRevisions.promotionId, id), isNotNull(promotionRevisions.liveFrom)))
    .orderBy(asc(promotionRevisions.liveFrom), asc(promotionRevisions.revision)),
);

/** The share of members held out while it ran; null if at any time nobody was held out. */
export const loadHoldout = async (
  db: Db,
  { id, startsAt }: SubjectRow,
): Promise<Holdout | null> => {
  const rows = await revisionsInForce(db, { id });
  const shares = computeHoldoutRange(
    rows.map(({ terms, liveFrom }) => ({
      holdoutBps: terms.holdoutBps,
      liveFrom: liveFrom as number,
    })),
    startsAt,
  );
  return shares.least > 0 ? { promotionId: id, ...shares } : null;
};
