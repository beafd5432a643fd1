/** What is given and taken back for an order: what could not be taken is neither asked for again nor given back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredAward } from '#contract/orders/earning';
import { withLosses } from '#server/members/earnRules/takenBack';
import { settleAwards } from '#server/orders/earning/rules';

const LINE = { number: 1, quantity: 10, paid: 1_000, pointsOff: 0 };
const awardOf = (granted: number): StoredAward => ({
  ruleKey: 'spend',
  currency: 'points',
  desired: granted,
  granted,
  reversed: 0,
  lines: [{ number: 1, paid: 1_000, base: 1_000, award: granted }],
});
const refundOf = (amount: number) => ({
  id: `r-${amount}`,
  returnedAt: 1,
  lines: [{ number: 1, amount, units: 1 }],
  other: 0,
});

/** How an order is told at a time: what it is worth, what was refunded, and how much of a reversal can be taken. */
const told = fc.record({
  worth: fc.integer({ min: 1, max: 100 }),
  refunded: fc.integer({ min: 0, max: 1_000 }),
  share: fc.constantFrom(0, 1, 2, 3, 4),
  isGone: fc.boolean(),
});

test('whatever is told, no more is given back than was taken, and what was given once stays so', () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), (all) => {
      let awards = [awardOf(100)];
      let settled: string[] = [];
      let [earned, taken, givenBack] = [100, 0, 0];
      const tell = ({ worth, refunded, share, isGone }: (typeof all)[number]) => {
        const result = settleAwards({
          awards,
          recomputed: [awardOf(worth)],
          lines: [LINE],
          refunds: refunded === 0 ? [] : [refundOf(refunded)],
          differences: [],
          settled,
          isGone,
        });
        const losses = result.steps.map(({ kind, amount, ruleKey, currency }) => {
          if (kind === 'earn') earned += amount;
          if (kind === 'correct') givenBack += amount;
          const isTaken = kind === 'takeBack' ? Math.floor((amount * share) / 4) : amount;
          if (kind === 'takeBack') taken += isTaken;
          return { ruleKey, currency, lost: amount - isTaken };
        });
        awards = withLosses(result.awards, losses);
        settled = result.settled;
        expect(givenBack).toBeLessThanOrEqual(taken);
      };
      for (const one of all) tell(one);
      tell({ worth: 100, refunded: 0, share: 4, isGone: false });
      expect([earned, taken - givenBack]).toEqual([100, 0]);
      const [{ granted, reversed } = awardOf(0)] = awards;
      expect([granted, reversed]).toEqual([100, 0]);
    }),
    { numRuns: 500 },
  );
});

test('a return that is undone gives back what it took, and nothing where it took nothing', () => {
  const kept = { ...awardOf(100), reversed: 50, lost: 20 };
  const undone = settleAwards({
    awards: [kept],
    recomputed: null,
    lines: [LINE],
    refunds: [],
    differences: [],
    settled: ['r-500'],
    isGone: false,
  });
  expect(undone.steps).toMatchObject([{ kind: 'correct', amount: 30 }]);
  expect(undone.awards).toMatchObject([{ reversed: 0, lost: 20 }]);
  const again = settleAwards({
    awards: undone.awards,
    recomputed: null,
    lines: [LINE],
    refunds: [refundOf(500)],
    differences: [],
    settled: [],
    isGone: false,
  });
  expect(again.steps).toMatchObject([{ kind: 'takeBack', amount: 30, returnId: 'r-500' }]);
});
