/** Loads all price lists. */
import type { PriceListFacts } from '#contract/pricing/prices';
import { isLimitedToLevels, isLimitedToSegments } from '#contract/platform/audiences';
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
export const isPublic = ({ audience }: PriceListFacts): boolean =>
  !isLimitedToLevels(audience) &&
  !isLimitedToSegments(audience) &&
  audience.groups.length + audience.channels.length === 0;

/** All lists by their names, with whom they are for. */
export const loadPriceListNames = prepared({}, (q) =>
  q
    .select({
      id: priceLists.id,
      name: priceLists.name,
      audience: priceLists.audience,
      archivedAt: priceLists.archivedAt,
    })
    .from(priceLists),
);
