/** Loads when variants were shown. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { shownSpans } from '#db/schema/pricing/shownSpans';
import { groupBy } from '#shared/groupBy';
import type { Span } from './rules.ts';

const spansOf = prepared({ ids: many(shownSpans.variantId) }, (q, { ids }) =>
  q
    .select({
      variantId: shownSpans.variantId,
      startsAt: shownSpans.startsAt,
      endsAt: shownSpans.endsAt,
    })
    .from(shownSpans)
    .where(inArray(shownSpans.variantId, ids))
    .orderBy(asc(shownSpans.startsAt)),
);

/** In order of time, by variant. */
export const loadSpans = async (
  db: Db,
  variantIds: readonly number[],
): Promise<Map<number, Span[]>> =>
  groupBy(await spansOf(db, { ids: variantIds }), ({ variantId }) => variantId);
