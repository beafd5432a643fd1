import { describe, expect, test } from 'vitest';
import '#shared/validation';
import { FACT_KEYS, factOf } from '#contract/members/segmentFacts';
import {
  MAX_CONDITIONS,
  Rule,
  type RuleGroup,
  ruleIssues,
  type RuleNode,
} from '#contract/members/segmentRules';
import { type FactValue, matchesRule, withCategoryReplaced } from '#rules/members/segmentRules';
import { fieldErrors } from '#shared/fields';

const errorsOf = (rule: unknown) => {
  const parsed = Rule.safeParse(rule);
  return parsed.success ? null : fieldErrors(parsed.error);
};
const all = (...of: RuleNode[]): RuleGroup => ({ is: 'all', of });
const orders = (value: number): RuleNode => ({ is: 'atLeast', fact: 'orders', value });

describe('what is refused in a rule', () => {
  test('a comparison without its value is refused at the value', () => {
    expect(errorsOf(all({ is: 'atLeast', fact: 'orders' }))).toMatchObject({
      of: { 0: { value: 'ra.validation.required' } },
    });
  });
  test('a comparison that does not fit the fact is refused', () => {
    expect(errorsOf(all({ is: 'yes', fact: 'orders' }))).toEqual({
      of: { 0: { is: 'segments.errors.operator' } },
    });
  });
  test('a condition that is always met is refused', () => {
    expect(errorsOf(all(orders(0)))).toMatchObject({ of: { 0: { value: expect.any(String) } } });
  });
  test('keys, days and values that a condition does not use are refused', () => {
    expect(
      errorsOf(all({ is: 'yes', fact: 'marketingConsent', value: 1, keys: ['a'], days: 3 })),
    ).toEqual({
      of: {
        0: {
          value: 'segments.errors.unused',
          keys: 'segments.errors.unused',
          days: 'segments.errors.unused',
        },
      },
    });
  });
  test('a number of events needs the kinds of event', () => {
    expect(errorsOf(all({ is: 'atLeast', fact: 'events', value: 3 }))).toEqual({
      of: { 0: { keys: 'ra.validation.required' } },
    });
  });
  test('an unknown fact, operator and key are refused with their names', () => {
    expect(errorsOf(all({ is: 'atLeast', fact: 'shoeSize', value: 3 } as never))).toMatchObject({
      of: { 0: { fact: expect.any(String) } },
    });
    expect(
      errorsOf({ is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 3, colour: 1 }] }),
    ).toMatchObject({
      of: { 0: expect.stringContaining('colour') },
    });
  });
  test('an empty group is refused', () => {
    expect(errorsOf(all())).toEqual({ of: 'segments.errors.emptyGroup' });
  });
  test('a fifth level of groups is refused where it begins, and a tree of any depth the same', () => {
    const nest = (depth: number): RuleNode => (depth === 0 ? orders(1) : all(nest(depth - 1)));
    expect(errorsOf(nest(4))).toBeNull();
    const tooDeep = {
      of: { 0: { of: { 0: { of: { 0: { of: { 0: 'segments.errors.tooDeep' } } } } } } },
    };
    const found = errorsOf(nest(5));
    expect(JSON.stringify(found)).toContain('segments.errors.tooDeep');
    expect(Object.keys(found ?? {})).toEqual(Object.keys(tooDeep));
    expect(JSON.stringify(errorsOf(nest(3000)))).toContain('segments.errors.tooDeep');
  });
  test('more than fifty conditions are refused', () => {
    const many = (n: number) => all(...Array.from({ length: n }, () => orders(1)));
    expect(errorsOf(many(MAX_CONDITIONS))).toBeNull();
    expect(errorsOf(many(MAX_CONDITIONS + 1))).not.toBeNull();
    expect(errorsOf(all(many(30), many(30)))).toMatchObject({ of: expect.any(String) });
  });
  test('every fact has a comparison that is accepted', () => {
    for (const fact of FACT_KEYS) {
      const { kind, counted } = factOf(fact);
      const rule = {
        number: { is: 'atLeast', value: 1 },
        money: { is: 'atLeast', value: 1 },
        rate: { is: 'atMost', value: 1 },
        instant: { is: 'withinDays', days: 3 },
        choice: { is: 'in', keys: ['x'] },
        list: { is: 'notIn', keys: ['x'] },
        flag: { is: 'yes' },
      }[kind];
      const condition = { ...rule, fact, ...(counted && { keys: ['x'] }) } as RuleNode;
      expect([fact, errorsOf(all(condition))]).toEqual([fact, null]);
    }
  });
});

describe('whether a member meets a rule', () => {
  const meets = (rule: RuleNode, value: FactValue) =>
    matchesRule(
      rule,
      () => value,
      (days) => 1000 - days,
    );
  test('a number is met at its limit and not one below', () => {
    expect([2, 3].map((value) => meets(orders(3), value))).toEqual([false, true]);
    const most: RuleNode = { is: 'atMost', fact: 'orders', value: 3 };
    expect([3, 4].map((value) => meets(most, value))).toEqual([true, false]);
  });
  test('an instant at the first moment of the days is within them', () => {
    const within: RuleNode = { is: 'withinDays', fact: 'joinedAt', days: 100 };
    const before: RuleNode = { is: 'beforeDays', fact: 'joinedAt', days: 100 };
    expect([899, 900].map((value) => meets(within, value))).toEqual([false, true]);
    expect([899, 900].map((value) => meets(before, value))).toEqual([true, false]);
  });
  test('what is not known meets nothing but "none of" and "not known"', () => {
    const of = (is: string, more: object = {}) =>
      meets({ is, fact: 'region', ...more } as RuleNode, null);
    expect([of('in', { keys: ['a'] }), of('known'), of('atLeast', { value: 1 })]).toEqual([
      false,
      false,
      false,
    ]);
    expect([of('notIn', { keys: ['a'] }), of('unknown')]).toEqual([true, true]);
  });
  test('groups join by all, any and none', () => {
    const value = (rule: RuleGroup) => meets(rule, 2);
    expect(value(all(orders(1), orders(3)))).toBe(false);
    expect(value({ is: 'any', of: [orders(1), orders(3)] })).toBe(true);
    expect(value({ is: 'none', of: [orders(1), orders(3)] })).toBe(false);
    expect(value({ is: 'none', of: [orders(3)] })).toBe(true);
  });
  test('the issues of a rule name the place in the tree', () => {
    expect(ruleIssues(all(orders(1), { is: 'any', of: [{ is: 'in', fact: 'level' }] }))).toEqual([
      { path: ['of', 1, 'of', 0, 'keys'], message: 'ra.validation.required' },
    ]);
  });
});

test('a merged category is replaced wherever a rule asks for it, and named once', () => {
  const bought = (...keys: string[]): RuleNode => ({ is: 'in', fact: 'boughtCategories', keys });
  const tagged: RuleNode = { is: 'in', fact: 'tags', keys: ['3'] };
  const rule = all(bought('3', '4'), all(bought('3'), tagged), bought('5'));
  expect(withCategoryReplaced(rule, 3, 4)).toEqual(
    all(bought('4'), all(bought('4'), tagged), bought('5')),
  );
});
