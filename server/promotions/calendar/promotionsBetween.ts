/** Reads the promotions of a period. */
import { and, asc, gt, isNull, lt, or } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';

const MAX_PROMOTIONS = 1000;

export const promotionsBetween = prepared(
  { from: promotions.endsAt, to: promotions.startsAt },
  (q, { from, to }) =>
    q
      .select({
        id: promotions.id,
        name: promotions.name,
        lane: promotions.lane,
        kind: promotions.kind,
        trigger: promotions.trigger,
        campaignId: promotions.campaignId,
        startsAt: promotions.startsAt,
        endsAt: promotions.endsAt,
        liveRevision: promotions.liveRevision,
        openStatus: promotions.openStatus,
        pausedAt: promotions.pausedAt,
        archivedAt: promotions.archivedAt,
        terms: promotions.terms,
        version: promotions.version,
      })
      .from(promotions)
      .where(
        and(
          isNull(promotions.archivedAt),
          lt(promotions.startsAt, to),
          or(isNull(promotions.endsAt), gt(promotions.endsAt, from)),
        ),
      )
      .orderBy(asc(promotions.startsAt), asc(promotions.id))
      .limit(MAX_PROMOTIONS),
);
export type PeriodRow = Awaited<ReturnType<typeof promotionsBetween>>[number];
