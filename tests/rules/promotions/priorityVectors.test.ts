/** Which promotion comes first where several could apply, and the order of lines. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import { compareIds } from '#server/promotions/engine/lineOrder';
import type { Candidate } from '#server/promotions/engine/types';
import { amountOff, basket, candidate, line, RULES, type Said, unused } from './fixture.ts';

const percent = (
  id: number,
  bps: number,
  more: Partial<Said> = {},
  facts: Partial<Candidate> = {},
) => candidate(id, { lane: 'product', rewards: [{ kind: 'percent', bps }], ...more }, facts);
const only = (id: number) => ({ ...EVERYTHING, include: [{ kind: 'variant' as const, id }] });
const GOODS = basket([line('1', 1000), line('2', 1000)]);
/** Verdicts as text, with the promotion to which one lost. */
const told = (candidates: Candidate[], goods = GOODS) =>
  evaluate(goods, candidates, RULES, unused).verdicts.map(({ promotionId, verdict, lostTo }) =>
    [promotionId, verdict, ...(lostTo === undefined ? [] : [lostTo])].join(' '),
  );
const bothWays = (one: Candidate, other: Candidate) => [told([one, other]), told([other, one])];

describe('of two promotions for one line', () => {
  test('the larger discount holds, whatever the priorities', () => {
    const expected = ['1 lost 2', '2 applied'];
    expect(bothWays(percent(1, 1000, { priority: 9 }), percent(2, 2000))).toEqual([
      expected,
      expected,
    ]);
  });
  test('the higher priority holds where the discounts are equal', () => {
    const expected = ['1 lost 2', '2 applied'];
    expect(bothWays(percent(1, 1000), percent(2, 1000, { priority: 1 }))).toEqual([
      expected,
      expected,
    ]);
  });
  test('the older one holds where the priorities are equal too', () => {
    const expected = ['1 applied', '2 lost 1'];
    expect(bothWays(percent(1, 1000), percent(2, 1000))).toEqual([expected, expected]);
  });
});

describe.each(['all', 'lane'] as const)('of promotions that exclude others (%s)', (exclusivity) => {
  const exclusive = (id: number, amount: number, priority = 0) =>
    candidate(id, { exclusivity, priority, rewards: [amountOff(amount)] });
  test('the higher priority applies, whatever it gives', () => {
    const expected = ['1 applied', '2 silenced 1'];
    expect(bothWays(exclusive(1, 100, 1), exclusive(2, 500))).toEqual([expected, expected]);
  });
  test('the larger discount applies where the priorities are equal', () => {
    const expected = ['1 silenced 2', '2 applied'];
    expect(bothWays(exclusive(1, 100), exclusive(2, 500))).toEqual([expected, expected]);
  });
  test('the older one applies where both are equal', () => {
    const expected = ['1 applied', '2 silenced 1'];
    expect(bothWays(exclusive(1, 100), exclusive(2, 100))).toEqual([expected, expected]);
  });
  test('another one is not excluded whose goods the basket does not have, whatever its conditions', () => {
    const elsewhere = { scope: only(3), rewards: [amountOff(100)] };
    const conditions = [{ kind: 'amount', min: 99_999 }];
    expect(
      told([
        exclusive(1, 100),
        candidate(2, elsewhere),
        candidate(3, { ...elsewhere, exclusivity }),
        candidate(4, { ...elsewhere, conditions }),
        candidate(5, { scope: only(2), rewards: [amountOff(100)], conditions }),
      ]),
    ).toEqual([
      '1 applied',
      '2 nothingInScope',
      '3 nothingInScope',
      '4 nothingInScope',
      '5 silenced 1',
    ]);
  });
  test('none applies that gives nothing, and the others hold', () => {
    const idle = candidate(1, {
      exclusivity,
      rewards: [amountOff(100)],
      conditions: [{ kind: 'amount', min: 99_999 }],
    });
    expect(told([idle, candidate(2, { rewards: [amountOff(1)] })])).toEqual([
      '1 belowThreshold',
      '2 applied',
    ]);
  });
});
test('a promotion that excludes its lane leaves other lanes alone', () => {
  const alone = candidate(1, { exclusivity: 'lane', rewards: [amountOff(100)] });
  const beside = candidate(2, { rewards: [amountOff(100)] });
  expect(told([alone, beside, percent(3, 1000)])).toEqual([
    '1 applied',
    '2 silenced 1',
    '3 applied',
  ]);
});

describe('of promotions that share a budget', () => {
  const sharing = (id: number, variant: number, amount: number, priority = 0) =>
    candidate(
      id,
      { lane: 'product', priority, scope: only(variant), rewards: [amountOff(amount)] },
      { campaign: { id: 9, budget: 500 } },
    );
  test.each([
    [
      'gives most',
      sharing(1, 1, 300),
      sharing(2, 2, 500),
      ['1 campaignBudgetReached', '2 applied'],
    ],
    [
      'gives most',
      sharing(1, 1, 500),
      sharing(2, 2, 300),
      ['1 applied', '2 campaignBudgetReached'],
    ],
    [
      'has the priority',
      sharing(1, 1, 300),
      sharing(2, 2, 300, 1),
      ['1 campaignBudgetReached', '2 applied'],
    ],
    ['is older', sharing(1, 2, 300), sharing(2, 1, 300), ['1 applied', '2 campaignBudgetReached']],
  ])('the one keeps it that %s', (_, one, other, expected) => {
    expect(bothWays(one, other)).toEqual([expected, expected]);
  });
});

test('a verdict tells that a promotion ended, and the code that was entered', () => {
  const ended = candidate(1, { rewards: [amountOff(1)], endsAt: 1 }, { code: 'OLD' });
  const used = candidate(2, { rewards: [amountOff(1)], trigger: 'code' }, { code: 'NEW' });
  const automatic = candidate(3, { rewards: [amountOff(1)] });
  const { verdicts } = evaluate(GOODS, [automatic, used, ended], RULES, unused);
  expect(verdicts).toEqual([
    { promotionId: 1, revision: 1, name: 'P1', amount: 0, verdict: 'ended', code: 'OLD' },
    { promotionId: 2, revision: 1, name: 'P2', amount: 1, verdict: 'applied', code: 'NEW' },
    { promotionId: 3, revision: 1, name: 'P3', amount: 1, verdict: 'applied' },
  ]);
});

test('lines are ordered by the numbers in their ids, then letter by letter, whatever order they come in', () => {
  const ids = ['', '01', '1', '1a', '2', '10', 'A', 'L', 'L2', 'L2-1', 'L10', 'La', 'a'];
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => {
      expect(shuffled.toSorted(compareIds)).toEqual(ids);
    }),
  );
  expect(compareIds('L2', 'L2')).toBe(0);
});
