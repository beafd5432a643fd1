/** The ids of lines that only an older message of an order knows. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines } from '#db/schema/orders/orders';
import { idsAfterOlder } from '../lines/rules.ts';
import { loadStoredLines } from './known.ts';
import type { Incoming } from './prepareRows.ts';

/** A stored line without an id, and the one that it gets. */
export interface LateId {
  orderId: number;
  number: number;
  lineId: string;
}

/** By the ids of the orders. */
export const loadLateIds = async (
  tx: Db,
  outdated: readonly Incoming[],
): Promise<ReadonlyMap<number, readonly LateId[]>> => {
  const naming = outdated.flatMap(({ write: { lines }, known }) =>
    known && lines.some(({ id }) => id) ? [{ orderId: known.id, lines }] : [],
  );
  const stored = await loadStoredLines(
    tx,
    naming.map(({ orderId }) => orderId),
  );
  return new Map(
    naming.map(({ orderId, lines }) => {
      const known = stored.get(orderId) ?? [];
      const ids = idsAfterOlder(known, lines);
      return [
        orderId,
        known.flatMap(({ lineId: own, number }, index): LateId[] => {
          const lineId = ids[index] ?? null;
          return own === null && lineId !== null ? [{ orderId, number, lineId }] : [];
        }),
      ];
    }),
  );
};

const setId = prepared(
  { orderId: orderLines.orderId, number: orderLines.number, lineId: orderLines.lineId },
  (q, { orderId, number, lineId }) =>
    q
      .update(orderLines)
      .set({ lineId })
      .where(and(eq(orderLines.orderId, orderId), eq(orderLines.number, number))),
);

export const saveLateIds = async (tx: Db, ids: readonly LateId[]) => {
  for (const id of ids) await setId(tx, { ...id });
};
