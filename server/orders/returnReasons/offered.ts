/** The reasons that customers and agents choose from. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { inTreeOrder } from './rules.ts';

const offered = prepared({}, (q) =>
  q
    .select({
      id: returnReasons.id,
      code: returnReasons.code,
      parentId: returnReasons.parentId,
      names: returnReasons.names,
      responsibility: returnReasons.responsibility,
      needsPhoto: returnReasons.needsPhoto,
      position: returnReasons.position,
    })
    .from(returnReasons)
    .where(eq(returnReasons.isOffered, true)),
);

export const loadOfferedReasons = async (db: Db) => {
  const rows = inTreeOrder(await offered(db));
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return rows.map(({ code, parentId, names, responsibility, needsPhoto }) => ({
    code,
    parent: parentId === null ? null : (codes.get(parentId) ?? null),
    names,
    responsibility,
    needsPhoto,
  }));
};
