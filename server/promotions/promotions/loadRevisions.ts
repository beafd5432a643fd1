/** Loads the revisions of a promotion. */
import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { prepared } from '#db/prepared';
import type { RevisionRow } from './record.ts';

const selectRevisions = prepared({ promotionId: promotions.id }, (q, { promotionId }) =>
  q
    .select(getTableColumns(promotionRevisions))
    .from(promotionRevisions)
    .where(eq(promotionRevisions.promotionId, promotionId))
    .orderBy(desc(promotionRevisions.revision)),
);
/** All revisions of a promotion's terms, the newest first. */
export const loadRevisions = (db: Db, promotionId: number): Promise<RevisionRow[]> =>
  selectRevisions(db, { promotionId });
