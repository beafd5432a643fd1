/** Loads what rules with limits gave before an instant, without writing anything. */
import type { EarnRule } from '#contract/members/earnRules';
import type { Db } from '#db';
import { needsGiven } from '../../members/earnRules/caps.ts';
import { sumByDay, sumInAll } from '../../members/earnRules/givenSums.ts';
import type { GivenOn } from './past.ts';

const CURRENCIES = ['points', 'growth'] as const;
const keysOf = (rules: readonly EarnRule[]) => [...new Set(rules.map(({ key }) => key))];

/** By member, on the days before. */
export const loadGivenBefore = async (
  db: Db,
  rules: readonly EarnRule[],
  memberIds: readonly number[],
  before: number,
): Promise<Map<number, GivenOn[]>> => {
  const byMember = new Map<number, GivenOn[]>();
  const ruleKeys = keysOf(rules.filter(({ caps }) => needsGiven(caps)));
  if (ruleKeys.length === 0) return byMember;
  for (const currency of CURRENCIES)
    for (const { memberId, ...row } of await sumByDay(db, currency, {
      memberIds,
      ruleKeys,
      before,
    })) {
      const known = byMember.get(memberId) ?? [];
      byMember.set(memberId, [...known, { ...row, currency }]);
    }
  return byMember;
};

/** What rules with a budget gave to all members, by `JSON.stringify([key, currency])`. */
export const loadBudgetsBefore = async (
  db: Db,
  rules: readonly EarnRule[],
  before: number,
): Promise<Map<string, number>> => {
  const budgets = new Map<string, number>();
  const ruleKeys = keysOf(rules.filter(({ caps }) => caps.budget !== null));
  if (ruleKeys.length === 0) return budgets;
  for (const currency of CURRENCIES) {
    const given = await sumInAll(db, currency, { ruleKeys, before });
    for (const ruleKey of ruleKeys)
      budgets.set(JSON.stringify([ruleKey, currency]), given.get(ruleKey) ?? 0);
  }
  return budgets;
};
