/** Names of the records by which figures are grouped. */
import { isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { returnReasons } from '#db/schema/orders/returnReasons';
import type { Localized } from '#shared/localization';

const rootNames = prepared({}, (q) =>
  q
    .select({ id: categories.id, names: categories.names })
    .from(categories)
    .where(isNull(categories.parentId)),
);
const reasonNames = prepared({}, (q) =>
  q.select({ id: returnReasons.id, names: returnReasons.names }).from(returnReasons),
);

type Names = Promise<Map<number, Localized>>;
const byId = (rows: readonly { id: number; names: Localized }[]) =>
  new Map(rows.map(({ id, names }) => [id, names]));

/** Of the categories at the top of the tree. */
export const loadRootNames = async (db: Db): Names => byId(await rootNames(db));
export const loadReasonNames = async (db: Db): Names => byId(await reasonNames(db));
