/** Seasonal plans and suggestion rules that name categories. */
import type { SeasonalEntry } from '#contract/pricing/seasonalPlans';
import type { Db } from '#db';
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

/** Names of the plans and rules that name the category; they name nothing else of the catalogue. */
const findNames = async (tx: Db, table: string, id: number): Promise<string[]> =>
  table === 'categories'
    ? [...(await plansOf(tx, id)), ...(await rulesOf(tx, id))].map(({ name }) => name)
    : [];

const repointCategory = async (tx: Db, from: number, to: number): Promise<void> => {
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

export const PRICING_REFERENCES = { findNames, repointCategory };
