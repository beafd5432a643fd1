/** Promotions of the members' programme that give the same benefit to the same level, version after version. */
import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';

/** What a promotion of the programme gives, as versions after each other say it again: whose, and in which stage. */
export const benefitKey = ({ audience, lane }: Pick<Terms, 'audience' | 'lane'>): string =>
  JSON.stringify([audience.levels, lane]);

const later = prepared({ startsAt: promotions.startsAt }, (q, { startsAt }) =>
  q
    .select({ id: promotions.id, terms: promotions.terms, pausedAt: promotions.pausedAt })
    .from(promotions)
    .where(
      and(
        isNotNull(promotions.programmeNumber),
        isNotNull(promotions.liveRevision),
        isNull(promotions.archivedAt),
        gt(promotions.startsAt, startsAt),
      ),
    ),
);

/** The promotions that give the benefit when versions that are approved already begin. */
export const loadFollowing = async (
  tx: Db,
  { startsAt, terms }: Pick<typeof promotions.$inferSelect, 'startsAt' | 'terms'>,
) =>
  (await later(tx, { startsAt })).filter((other) => benefitKey(other.terms) === benefitKey(terms));

const paused = prepared({ number: promotions.programmeNumber }, (q, { number }) =>
  q
    .select({ terms: promotions.terms })
    .from(promotions)
    .where(
      and(
        eq(promotions.programmeNumber, number),
        isNotNull(promotions.pausedAt),
        isNull(promotions.archivedAt),
      ),
    ),
);
/** The terms of the benefits of a version that staff have paused. */
export const loadPaused = (db: Db, number: number) => paused(db, { number });
