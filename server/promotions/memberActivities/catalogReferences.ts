/** References of activities to products, which therefore cannot be deleted. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { LANGUAGES, localize } from '#shared/localization';
import type { CatalogReferences } from '../../catalog/references/references.ts';

const ofProducts = prepared({ ids: many(memberActivities.productId) }, (q, { ids }) =>
  q
    .select({ names: memberActivities.names })
    .from(memberActivities)
    .where(inArray(memberActivities.productId, ids)),
);

export const ACTIVITY_REFERENCES: CatalogReferences = {
  findNames: async (tx: Db, table, ids) =>
    table === 'products'
      ? (await ofProducts(tx, { ids })).map(({ names }) => localize(names, LANGUAGES[0]))
      : [],
  repointCategory: async () => {},
};
