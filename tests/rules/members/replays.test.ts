/** Which changes of terms must be replayed, and what points cost. */
import { describe, expect, test } from 'vitest';
import type { ProgrammeTerms } from '#contract/members/programme';
import { startingTerms } from '#rules/members/programmeTerms';
import { costOf, mustBeReplayed, saysTheSame, worthOf } from '#rules/members/replays';

const TERMS = startingTerms(['starter', 'plus'], 100);
const changed = (change: (terms: ProgrammeTerms) => unknown): ProgrammeTerms => {
  const terms = structuredClone(TERMS);
  change(terms);
  return terms;
};

describe('a version must be replayed', () => {
  test.each<[string, (terms: ProgrammeTerms) => unknown]>([
    ['a condition of a level', ({ levels }) => (levels[1]!.conditions[0]!.threshold = 2_000)],
    ['how long a level is kept', ({ levels }) => (levels[1]!.validMonths = 6)],
    ['the multiplier of a level', ({ levels }) => (levels[1]!.benefits.earnRate = 30_000)],
    ['for whom new conditions count', (terms) => (terms.applyTo = 'allWithGrace')],
    ['what a rule gives', ({ earnRules }) => earnRules.splice(0, 1)],
    ['a limit of a rule', ({ earnRules }) => (earnRules[0]!.caps.perDay = 5)],
    ['when points lapse', (terms) => (terms.expiry = { kind: 'never' })],
    [
      'when members are cleared for inactivity',
      (terms) => (terms.inactivity = { days: 90, firstNoticeDays: 30, secondNoticeDays: 7 }),
    ],
  ])('where it changes %s', (_, change) => {
    expect(mustBeReplayed(changed(change), TERMS)).toBe(true);
  });

  test.each<[string, (terms: ProgrammeTerms) => unknown]>([
    ['nothing', () => undefined],
    ['its name', (terms) => (terms.names = { en: 'Club' })],
    ['the name of a rule', ({ earnRules }) => (earnRules[0]!.names = { en: 'Shopping' })],
    ['how points are spent', (terms) => (terms.spending = null)],
    ['when members are told', (terms) => (terms.expiryNoticeDays = [14])],
    [
      'the numbers of its rules, which apply in the same order',
      ({ earnRules }) => {
        const ordered = earnRules.sort(
          (a, b) => a.priority - b.priority || (a.key < b.key ? -1 : 1),
        );
        for (const [index, rule] of ordered.entries()) rule.priority = 500 + index;
      },
    ],
  ])('but not where it changes %s', (_, change) => {
    expect(mustBeReplayed(changed(change), TERMS)).toBe(false);
  });

  test('but not where the one before was stored without a field that has its default', () => {
    const { refundDays: _, ...older } = TERMS;
    expect(TERMS.refundDays).toBe(30);
    expect(mustBeReplayed(TERMS, older as ProgrammeTerms)).toBe(false);
  });

  test('but not where it is the first, which nobody follows', () => {
    expect(mustBeReplayed(TERMS, null)).toBe(false);
  });
});

describe('a version says the same as the one that it follows', () => {
  const before = changed((terms) => {
    terms.movedLevels = [{ from: 'gold', to: 'plus' }];
    for (const rule of terms.earnRules) rule.priority += 7;
  });

  test('where only the numbers of its rules and the levels that were left before differ', () => {
    expect(saysTheSame(TERMS, before)).toBe(true);
  });
  test.each<[string, (terms: ProgrammeTerms) => unknown]>([
    ['its name', (terms) => (terms.names = { en: 'Club' })],
    ['how points are spent', (terms) => (terms.spending = null)],
    ['when members are told', (terms) => (terms.expiryNoticeDays = [14])],
    ['the order of its rules', ({ earnRules }) => (earnRules.at(-1)!.priority = 0)],
  ])('but not where it changes %s', (_, change) => {
    expect(saysTheSame(changed(change), before)).toBe(false);
  });
});

describe('what points cost', () => {
  const spending = { ...TERMS.spending!, points: 100, amount: 100, unit: 100 };
  const sums = { points: 1_250, takenBack: 101, growth: 0, lapsed: 0 };

  test('is what is left of them by their value, rounded down', () => {
    expect(worthOf(199, { ...spending, points: 200, amount: 3 })).toBe(2);
    expect(costOf(sums, spending, 100_000)).toEqual({ liability: 1_149, share: 115 });
  });
  test('is no share of sales that are none', () => {
    expect(costOf(sums, spending, 0)).toEqual({ liability: 1_149, share: null });
  });
  test('is not known where they cannot be spent', () => {
    expect(costOf(sums, null, 100_000)).toEqual({ liability: null, share: null });
  });
});
