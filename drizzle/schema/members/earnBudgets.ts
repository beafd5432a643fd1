import { kit } from '../../kit.ts';

/** What rules with a budget have given to all members together, by rule and ledger: updated with every award. */
export const earnBudgets = kit.table(
  'earn_budgets',
  {
    ruleKey: kit.text().notNull(),
    currency: kit.text().$type<'points' | 'growth'>().notNull(),
    granted: kit.money().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.ruleKey, t.currency] })],
);
