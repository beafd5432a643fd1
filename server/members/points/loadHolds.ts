/** Finds holds by what they are for. */
import { and, eq } from 'drizzle-orm';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { preparedRows } from '#db/preparedRows';
import { pointHolds } from '#db/schema/members/points';
import { groupBy } from '#shared/groupBy';

/** What points are held for: the reservation of an order. */
export interface HoldKey {
  source: PointSource;
  sourceId: string;
}
const find = preparedRows(
  { source: pointHolds.source, sourceId: pointHolds.sourceId },
  {},
  (q, { rows, input }) =>
    q
      .select({
        id: pointHolds.id,
        memberId: pointHolds.memberId,
        source: pointHolds.source,
        sourceId: pointHolds.sourceId,
        points: pointHolds.points,
      })
      .from(rows)
      .innerJoin(
        pointHolds,
        and(eq(pointHolds.source, input.source), eq(pointHolds.sourceId, input.sourceId)),
      ),
);
/** The key of a hold as text. */
export const holdText = ({ source, sourceId }: HoldKey) => JSON.stringify([source, sourceId]);
/** Holds in any state, by `holdText`: of a person with several records one of each that gives points. */
export const loadHolds = async (tx: Db, keys: readonly HoldKey[]) => {
  const distinct = new Map(
    keys.map(({ source, sourceId }) => [holdText({ source, sourceId }), { source, sourceId }]),
  );
  return groupBy(await find(tx, [...distinct.values()]), holdText);
};
