/** Loads the units of an order that came in with other open cases and were looked at: they cannot come in again. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { caseInspections } from '#db/schema/service/caseUnits';
import { exchanges } from '#db/schema/service/exchanges';
import { loadClaims } from '../caseUnits/load.ts';
import type { LineEvent } from '../exchangeValues/lineEvents.ts';

/** Those of exchanges whose difference was computed are told by them already. */
const cameIn = prepared({ ids: many(caseInspections.caseId) }, (q, { ids }) =>
  q
    .select({
      lineNumber: caseInspections.lineNumber,
      units: caseInspections.units,
      replaced: caseInspections.replacedUnits,
    })
    .from(caseInspections)
    .leftJoin(exchanges, eq(exchanges.caseId, caseInspections.caseId))
    .where(
      and(
        inArray(caseInspections.caseId, ids),
        ne(caseInspections.disposition, 'missing'),
        isNull(exchanges.settledAt),
      ),
    )
    .orderBy(asc(caseInspections.id)),
);

/** Without those whose refund holds them, which tells them itself. `caseId`: the case that asks. */
export const loadInspectedElsewhere = async (
  db: Db,
  orderExternalId: string,
  { caseId, now }: { caseId: number; now: number },
): Promise<{ lineNumber: number; event: LineEvent }[]> => {
  const open = (await loadClaims(db, orderExternalId, now)).map((one) => one.caseId);
  const ids = open.filter((one) => one !== caseId);
  if (ids.length === 0) return [];
  return (await cameIn(db, { ids })).map(({ lineNumber, units, replaced }) => ({
    lineNumber,
    event: { is: 'back', units, replaced },
  }));
};
