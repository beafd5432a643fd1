/** What rules with a budget have given to all members together. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { EarnRule } from '#contract/members/earnRules';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { earnBudgets } from '#db/schema/members/earnBudgets';
import { ALL_TIME, sumInAll } from './givenSums.ts';
import { currenciesOf, type Currency } from './rules.ts';

const stored = prepared({ ruleKeys: many(earnBudgets.ruleKey) }, (q, { ruleKeys }) =>
  q.select().from(earnBudgets).where(inArray(earnBudgets.ruleKey, ruleKeys)),
);
const keyOf = (ruleKey: string, currency: Currency) => JSON.stringify([ruleKey, currency]);

/** By rule and currency. A rule that has a budget for the first time begins with what it gave before. */
export const loadBudgets = async (
  tx: Db,
  rules: readonly EarnRule[],
): Promise<Map<string, number>> => {
  const rows = await stored(tx, { ruleKeys: rules.map(({ key }) => key) });
  const budgets = new Map(
    rows.map(({ ruleKey, currency, granted }) => [keyOf(ruleKey, currency), granted]),
  );
  const missing: (typeof earnBudgets.$inferInsert)[] = [];
  for (const { key: ruleKey, currency } of rules)
    for (const one of currenciesOf(currency)) {
      if (budgets.has(keyOf(ruleKey, one))) continue;
      const given = await sumInAll(tx, one, { ruleKeys: [ruleKey], before: ALL_TIME });
      const granted = given.get(ruleKey) ?? 0;
      budgets.set(keyOf(ruleKey, one), granted);
      missing.push({ ruleKey, currency: one, granted });
    }
  await insertRows(tx, earnBudgets, missing);
  return budgets;
};

const addTo = prepared(
  { ruleKey: earnBudgets.ruleKey, currency: earnBudgets.currency, amount: earnBudgets.granted },
  (q, { ruleKey, currency, amount }) =>
    q
      .update(earnBudgets)
      .set({ granted: sql`${earnBudgets.granted} + ${amount}` })
      .where(and(eq(earnBudgets.ruleKey, ruleKey), eq(earnBudgets.currency, currency))),
);

/** Adds what was given of rules whose budgets were loaded; of others nothing is kept. */
export const addToBudgets = async (
  tx: Db,
  given: ReadonlyMap<string, { ruleKey: string; currency: Currency; amount: number }>,
) => {
  for (const row of given.values()) await addTo(tx, row);
};
