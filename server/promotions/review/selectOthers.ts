/** Selects the promotions in a period that a draft is compared with. */
import { and, asc, eq, gt, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';

/** Maximum number of promotions that a review compares with. */
export const MAX_OTHERS = 100;

export const selectOthers = prepared(
  { replaces: promotions.id, now: promotions.endsAt },
  (q, { replaces, now }) =>
    q
      .select({
        id: promotions.id,
        name: promotions.name,
        labels: promotions.labels,
        terms: promotions.terms,
        liveRevision: promotions.liveRevision,
        openStatus: promotions.openStatus,
        pausedAt: promotions.pausedAt,
        archivedAt: promotions.archivedAt,
        startsAt: promotions.startsAt,
        endsAt: promotions.endsAt,
      })
      .from(promotions)
      .where(
        and(
          isNull(promotions.archivedAt),
          ne(promotions.id, replaces),
          or(isNotNull(promotions.liveRevision), eq(promotions.openStatus, 'submitted')),
          or(isNull(promotions.endsAt), gt(promotions.endsAt, now)),
        ),
      )
      .orderBy(asc(promotions.id)),
);
