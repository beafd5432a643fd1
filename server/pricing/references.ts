/** References of seasonal plans and suggestion rules to categories. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { suggestionRules } from '#db/schema/pricing/competitors';
import { seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { updateRow } from '../platform/records/records.ts';

const allPlans = prepared({}, (q) =>
  q
    .select({ id: seasonalPlans.id, name: seasonalPlans.name, entries: seasonalPlans.entries })
    .from(seasonalPlans),
);
const rulesWithCategory = prepared(
  { categoryId: suggestionRules.categoryId },
  (q, { categoryId }) =>
    q
      .select({ name: suggestionRules.name })
      .from(suggestionRules)
      .where(eq(suggestionRules.categoryId, categoryId)),
);
const repointRules = prepared(
  { from: suggestionRules.categoryId, to: suggestionRules.categoryId },
  (q, { from, to }) =>
    q.update(suggestionRules).set({ categoryId: to }).where(eq(suggestionRules.categoryId, from)),
);

const loadPlansWithCategory = async (tx: Db, categoryId: number) =>
  (await allPlans(tx)).filter(({ entries }) =>
    entries.some((entry) => entry.categoryId === categoryId),
  );

/** Names of the plans and rules that refer to the category; they refer to no other records of the catalogue. */
const findNames = async (tx: Db, table: string, ids: readonly number[]): Promise<string[]> => {
  const names: string[] = [];
  if (table !== 'categories') return names;
  for (const id of ids)
    for (const { name } of [
      ...(await loadPlansWithCategory(tx, id)),
      ...(await rulesWithCategory(tx, { categoryId: id })),
    ])
      names.push(name);
  return names;
};

const repointCategory = async (tx: Db, from: number, to: number): Promise<void> => {
  await repointRules(tx, { from, to });
  for (const { id, entries } of await loadPlansWithCategory(tx, from)) {
    const moved = entries.map((entry) =>
      entry.categoryId === from ? { ...entry, categoryId: to } : entry,
    );
    await updateRow(tx, seasonalPlans, id, { entries: moved });
  }
};

export const PRICING_REFERENCES = { findNames, repointCategory };
