/** Loads all price lists. */
import type { PriceListFacts } from '#contract/pricing/prices';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { priceLists } from '#db/schema/pricing/prices';

const allLists = prepared({}, (q) =>
  q
    .select({
      id: priceLists.id,
      code: priceLists.code,
      kind: priceLists.kind,
      priority: priceLists.priority,
      audience: priceLists.audience,
      archivedAt: priceLists.archivedAt,
    })
    .from(priceLists),
);

/** All lists, including archived ones, whose prices ended when they were archived. */
export const loadPriceLists = async (db: Db): Promise<Map<number, PriceListFacts>> =>
  new Map(
    (await allLists(db)).map(({ archivedAt, ...list }) => [
      list.id,
      { ...list, ...(archivedAt !== null && { archived: true }) },
    ]),
  );

/** Whether the list is for everyone, so that its prices are publicly shown. */
export const isPublic = ({ audience: { levels, groups, channels } }: PriceListFacts): boolean =>
  levels.length + groups.length + channels.length === 0;
