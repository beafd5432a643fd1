/** Seasonal plans, suggestion rules and promotions name categories: they hold one back from deletion, and follow a merge. */
import type { SeasonalEntry } from '#contract/pricing/seasonalPlans';
import type { Db } from '#db';
import { promotionsNaming, repointPromotions } from '../../promotions/promotions/references.ts';
import { query, statement } from '#db/statements';

const allPlans = statement<{ id: number; name: string; entries: string }>(
  'select id, name, entries from seasonal_plans',
);
const rulesOf = statement<{ name: string }>(
  'select name from suggestion_rules where category_id = ?',
);

const plansOf = async (tx: Db, categoryId: number) =>
  (await allPlans(tx))
    .map(({ entries, ...plan }) => ({ ...plan, entries: JSON.parse(entries) as SeasonalEntry[] }))
    .filter(({ entries }) => entries.some((entry) => entry.categoryId === categoryId));

/** Names of the plans, rules and promotions that name the category. */
export const referencesTo = async (tx: Db, categoryId: number): Promise<string[]> => [
  ...[...(await plansOf(tx, categoryId)), ...(await rulesOf(tx, categoryId))].map(
    ({ name }) => name,
  ),
  ...(await promotionsNaming(tx, 'categories', categoryId)),
];

export const repointReferences = async (tx: Db, from: number, to: number): Promise<void> => {
  await repointPromotions(tx, from, to);
  await query(tx, 'update suggestion_rules set category_id = ? where category_id = ?', [to, from]);
  for (const { id, entries } of await plansOf(tx, from)) {
    const moved = entries.map((entry) =>
      entry.categoryId === from ? { ...entry, categoryId: to } : entry,
    );
    await query(tx, 'update seasonal_plans set entries = ? where id = ?', [
      JSON.stringify(moved),
      id,
    ]);
  }
};
