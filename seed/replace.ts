/** Deletes a store's data except for staff, their sessions and keys, and the settings. */
import { ne } from 'drizzle-orm';
import type { Db } from '#db';
import { storedTables } from '#db/backupTables';
import { prepared } from '#db/prepared';
import { whileClearing } from '#db/restore';
import { priceLists } from '#db/schema/pricing/prices';
import { query } from '#db/statements';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { invalidateAncestors } from '#server/catalog/categoryTree/ancestorCache';
import { invalidatePromotions } from '#server/promotions/quotes/promotionVersion';

const KEPT = new Set([
  'staff',
  'sessions',
  'credentials',
  'verifications',
  'two_factors',
  'invitations',
  'api_keys',
  'settings',
  'quality_rules',
  'price_lists',
  'promotion_book',
  'category_tree',
]);
/** Tables with derived data, in addition to the tables of records. */
const DERIVED = [
  'sales_days',
  'buyer_gaps',
  'member_months',
  'visit_days',
  'survey_scores',
  'products_search',
  'members_search',
];

const deleteFurtherLists = prepared({}, (q) =>
  q.delete(priceLists).where(ne(priceLists.id, BASE_LIST_ID)),
);

/** By hand where all tables of a list are emptied. */
export const emptyStore = async (tx: Db) => {
  const tables = storedTables()
    .reverse()
    .filter((name) => !KEPT.has(name));
  await whileClearing(tx, async () => {
    for (const table of [...tables, ...DERIVED]) await query(tx, `delete from "${table}"`);
  });
  // The base list is part of every store.
  await deleteFurtherLists(tx);
  // Makes servers reload promotions and categories that they have cached.
  await invalidatePromotions(tx);
  await invalidateAncestors(tx);
};
