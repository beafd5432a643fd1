/** Loads what returns have beside the frame, and how the value of a return names the lines of their orders. */
import { asc, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { returnCasePrices, returnCases } from '#db/schema/service/returnCases';
import { loadOrderLines } from '../../orders/returns/loadOrderLines.ts';
import { updateRow } from '../../platform/records/records.ts';

export type ReturnCase = typeof returnCases.$inferSelect;

const ofCase = prepared({ caseId: returnCases.caseId }, (q, { caseId }) =>
  q.select().from(returnCases).where(eq(returnCases.caseId, caseId)),
);
export const loadReturnCase = async (db: Db, caseId: number): Promise<ReturnCase> => {
  const [row] = await ofCase(db, { caseId });
  if (!row) throw new Error(`Case ${caseId} pays nothing back`);
  return row;
};
export const changeReturnCase = async (
  tx: Db,
  caseId: number,
  values: Partial<ReturnCase>,
): Promise<void> => updateRow(tx, returnCases, (await loadReturnCase(tx, caseId)).id, values);

const prices = prepared({ caseId: returnCasePrices.caseId }, (q, { caseId }) =>
  q
    .select({ lineNumber: returnCasePrices.lineNumber, unitPrice: returnCasePrices.unitPrice })
    .from(returnCasePrices)
    .where(eq(returnCasePrices.caseId, caseId))
    .orderBy(asc(returnCasePrices.lineNumber)),
);
export const loadPrices = (db: Db, caseId: number) => prices(db, { caseId });

const newestInstructions = prepared({}, (q) =>
  q
    .select({ instructions: returnCases.instructions })
    .from(returnCases)
    .where(isNotNull(returnCases.instructions))
    .orderBy(desc(returnCases.id))
    .limit(1),
);
/** As somebody wrote them last. */
export const lastInstructions = async (db: Db): Promise<string | null> =>
  (await newestInstructions(db))[0]?.instructions ?? null;

const reasonByCode = prepared({ code: returnReasons.code }, (q, { code }) =>
  q
    .select({
      responsibility: returnReasons.responsibility,
      disposition: returnReasons.disposition,
      isOffered: returnReasons.isOffered,
    })
    .from(returnReasons)
    .where(eq(returnReasons.code, code)),
);
export const findReason = async (db: Db, code: string) => (await reasonByCode(db, { code }))[0];

const numbered = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ position: orderLines.position, number: orderLines.number, sku: orderLines.sku })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(eq(orders.externalId, externalId))
    .orderBy(asc(orderLines.position)),
);
/** By line number, the id under which its units are refunded. */
export const loadLineIds = async (
  db: Db,
  orderExternalId: string,
): Promise<ReadonlyMap<number, string>> => {
  const named = [
    ...((await loadOrderLines(db, [orderExternalId])).get(orderExternalId)?.byId.values() ?? []),
  ];
  const lines = await numbered(db, { externalId: orderExternalId });
  return new Map(
    lines.flatMap(({ number, position, sku }, index): [number, string][] => {
      const found =
        named.find((one) => one.position === index || one.position === position) ??
        named.find((one) => one.position === null && one.sku !== null && one.sku === sku);
      return found ? [[number, found.id]] : [];
    }),
  );
};
