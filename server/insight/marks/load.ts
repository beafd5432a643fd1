/** Loads the campaigns and price batches that began within a period. */
import { and, asc, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Marks, MarkKind, MarkQuery } from '#contract/insight/marks';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { campaigns } from '#db/schema/promotions/campaigns';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { dayOf, startOfDay } from '#shared/days';

/** More would hide the figure. */
const MAX_MARKS = 40;

const campaignsBetween = prepared(
  { from: campaigns.startsAt, to: campaigns.startsAt },
  (q, { from, to }) =>
    q
      .select({
        id: campaigns.id,
        name: campaigns.name,
        at: campaigns.startsAt,
        revertsId: sql<null>`null`,
      })
      .from(campaigns)
      .where(
        and(
          isNull(campaigns.archivedAt),
          gte(campaigns.startsAt, from),
          lt(campaigns.startsAt, to),
        ),
      )
      .orderBy(asc(campaigns.startsAt), asc(campaigns.id))
      .limit(MAX_MARKS + 1),
);
/** Prices without a beginning took effect when they were written. */
const BEGAN = sql<number>`coalesce(${priceBatches.startsAt}, ${priceBatches.writtenAt})`;
const batchesBetween = prepared(
  { from: priceBatches.startsAt, to: priceBatches.startsAt },
  (q, { from, to }) =>
    q
      .select({
        id: priceBatches.id,
        name: priceBatches.name,
        at: BEGAN,
        revertsId: priceBatches.revertsId,
      })
      .from(priceBatches)
      .where(
        and(inArray(priceBatches.status, ['written', 'reverted']), gte(BEGAN, from), lt(BEGAN, to)),
      )
      .orderBy(asc(BEGAN), asc(priceBatches.id))
      .limit(MAX_MARKS + 1),
);

export const loadMarks = async (
  db: Db,
  { from, to }: MarkQuery,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<Marks> => {
  const period = { from: startOfDay(from, timeZone), to: startOfDay(to, timeZone) };
  const found = await Promise.all([campaignsBetween(db, period), batchesBetween(db, period)]);
  const kinds: MarkKind[] = ['campaigns', 'priceBatches'];
  const all = found
    .flatMap((rows, index) =>
      rows.map((row) => ({ ...row, at: Number(row.at), kind: kinds[index] ?? 'campaigns' })),
    )
    .sort((a, b) => a.at - b.at);
  return {
    marks: all.slice(0, MAX_MARKS).map(({ kind, id, name, at, revertsId }) => ({
      kind,
      id,
      name,
      day: dayOf(at, timeZone),
      ...(revertsId !== null && { isRevert: true }),
    })),
    hasMore: all.length > MAX_MARKS,
  };
};
