/** Loads what rules with limits have given already. */
import type { EarnRule } from '#contract/members/earnRules';
import type { Db } from '#db';
import { loadPeople } from '../people/load.ts';
import { type Given, needsGiven } from './caps.ts';
import { loadBudgets } from './budgets.ts';
import { ALL_TIME, sumByDay } from './givenSums.ts';
import { currenciesOf, type Currency } from './rules.ts';

type Period = 'day' | 'month' | 'member';
const keyOf = (memberId: number, ruleKey: string, currency: Currency, period: string) =>
  JSON.stringify([memberId, ruleKey, currency, period]);
const periodsOf = (day: string): Record<Period, string> => ({
  day,
  month: day.slice(0, 7),
  member: '',
});

/**
 * What rules gave, with what is added while a batch is computed. What was taken back is not subtracted: it does not free
 * room under a limit.
 */
export class GivenSoFar {
  readonly #sums = new Map<string, number>();
  readonly #budgets: Map<string, number>;

  readonly #personOf: (memberId: number) => number;

  constructor(
    budgets: ReadonlyMap<string, number>,
    personOf: (memberId: number) => number = (memberId) => memberId,
  ) {
    this.#budgets = new Map(budgets);
    this.#personOf = personOf;
  }

  add(memberId: number, ruleKey: string, currency: Currency, day: string, amount: number) {
    for (const period of Object.values(periodsOf(day))) {
      const key = keyOf(this.#personOf(memberId), ruleKey, currency, period);
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + amount);
    }
  }
  addToAll(ruleKey: string, currency: Currency, amount: number) {
    const key = JSON.stringify([ruleKey, currency]);
    const before = this.#budgets.get(key);
    if (before !== undefined) this.#budgets.set(key, before + amount);
  }
  /** Counts what awards give beyond what the same thing had used before. */
  addAwards(
    memberId: number,
    day: string,
    awards: readonly { rule: EarnRule; currency: Currency; granted: number }[],
    ownOf: (rule: EarnRule, currency: Currency) => number,
  ) {
    for (const { rule, currency, granted } of awards) {
      const more = granted - ownOf(rule, currency);
      if (more <= 0) continue;
      this.add(memberId, rule.key, currency, day, more);
      this.addToAll(rule.key, currency, more);
    }
  }
  of(memberId: number, ruleKey: string, currency: Currency, day: string): Given {
    const periods = periodsOf(day);
    const sum = (period: Period) =>
      this.#sums.get(keyOf(this.#personOf(memberId), ruleKey, currency, periods[period])) ?? 0;
    return {
      day: sum('day'),
      month: sum('month'),
      member: sum('member'),
      all: this.#budgets.get(JSON.stringify([ruleKey, currency])) ?? 0,
    };
  }
}

/** What these rules gave these members with all of their records, and of rules with a budget all members. */
export const loadGiven = async (
  tx: Db,
  rules: readonly EarnRule[],
  memberIds: readonly number[],
): Promise<GivenSoFar> => {
  const limited = rules.filter(({ caps }) => needsGiven(caps));
  const withBudget = limited.filter(({ caps }) => caps.budget !== null);
  const budgets = withBudget.length === 0 ? new Map() : await loadBudgets(tx, withBudget);
  const keysOf = (currency: Currency) => [
    ...new Set(
      limited
        .filter((rule) => currenciesOf(rule.currency).includes(currency))
        .map(({ key }) => key),
    ),
  ];
  const people = await loadPeople(tx, memberIds);
  const given = new GivenSoFar(budgets, people.primaryOf);
  for (const currency of ['points', 'growth'] as const) {
    const asked = { memberIds: people.all, ruleKeys: keysOf(currency), before: ALL_TIME };
    for (const { memberId, ruleKey, day, amount } of await sumByDay(tx, currency, asked))
      given.add(memberId, ruleKey, currency, day, amount);
  }
  return given;
};
