/**
 * What has to be given or taken back for an order that earned, from what it was awarded and from the order as it is now. Pure.
 */
import type { StoredAward } from '#contract/orders/earning';
import { reversedOf } from '../../members/earnRules/reversal.ts';
import { isRefunded, type PaidLine, type Refund, refundedByLine } from './refunds.ts';

/** `correct`: points that had been taken back for a return that does not count any more. */
export interface Step {
  kind: 'earn' | 'takeBack' | 'correct';
  ruleKey: string;
  currency: StoredAward['currency'];
  amount: number;
  /** The store's id of the return for which it is; null for the order itself. */
  returnId: string | null;
  /** Whether nothing is left of the order. */
  isFull: boolean;
}

interface Situation {
  awards: readonly StoredAward[];
  /** The awards by what the order contains now; null where that is what it contained. */
  recomputed: readonly StoredAward[] | null;
  lines: readonly Pick<PaidLine, 'number' | 'paid'>[];
  /** The refunds that count, in the order in which they happened. */
  refunds: readonly Refund[];
  /** The returns whose share was taken back. */
  settled: readonly string[];
  /** The order was cancelled, or is another member's. */
  isGone: boolean;
}

interface Settlement {
  awards: StoredAward[];
  steps: Step[];
  settled: string[];
}

const isSame = (one: StoredAward, { ruleKey, currency }: StoredAward) =>
  one.ruleKey === ruleKey && one.currency === currency;

/** The awards by the present content beside what was given so far; those that give nothing any more have no lines. */
const pairAwards = (awards: readonly StoredAward[], recomputed: readonly StoredAward[] | null) => {
  if (recomputed === null) return awards.map((award) => ({ before: award, after: award }));
  const fresh = recomputed.filter((one) => !awards.some((award) => isSame(award, one)));
  return [
    ...awards.map((before) => ({
      before,
      after: recomputed.find((one) => isSame(one, before)) ?? {
        ...before,
        desired: 0,
        granted: 0,
        lines: [],
      },
    })),
    ...fresh.map((after) => ({ before: { ...after, desired: 0, granted: 0, reversed: 0 }, after })),
  ];
};

/**
 * Each return that is new takes back its share in the order of time, as if it had arrived alone. Then what is left between
 * what was given and what is due is earned, taken back or corrected.
 */
export const settleAwards = (situation: Situation): Settlement => {
  const { awards, recomputed, lines, refunds, isGone } = situation;
  const steps: Step[] = [];
  const known = new Set(situation.settled);
  const fresh = isGone ? [] : refunds.filter(({ id }) => !known.has(id));
  const settledBefore = refunds.filter(({ id }) => known.has(id));
  const settledAwards = pairAwards(awards, recomputed).map(({ before, after }) => {
    const { ruleKey, currency } = after;
    let { reversed } = before;
    const step = (kind: Step['kind'], amount: number, more: Pick<Step, 'returnId' | 'isFull'>) =>
      amount > 0 && steps.push({ kind, ruleKey, currency, amount, ...more });
    fresh.forEach(({ id }, index) => {
      const refunded = refundedByLine(lines, [...settledBefore, ...fresh.slice(0, index + 1)]);
      const due = reversedOf(after.lines, refunded);
      if (due <= reversed) return;
      step('takeBack', due - reversed, { returnId: id, isFull: isRefunded(lines, refunded) });
      reversed = due;
    });
    const earned = Math.max(0, after.granted - before.granted);
    step('earn', earned, { returnId: null, isFull: false });
    const lost = Math.max(0, before.granted - after.granted);
    const due = isGone ? after.granted : reversedOf(after.lines, refundedByLine(lines, refunds));
    const back = lost + due - reversed;
    step('takeBack', back, { returnId: null, isFull: isGone });
    step('correct', -back, { returnId: null, isFull: false });
    return { ...after, reversed: due };
  });
  return {
    awards: settledAwards,
    steps,
    settled: isGone ? [...situation.settled] : refunds.map(({ id }) => id),
  };
};

/** Whether the lines of an order are others than those by which it was awarded. */
export const hasOtherLines = (
  known: readonly Pick<PaidLine, 'number' | 'paid'>[],
  lines: readonly Pick<PaidLine, 'number' | 'paid'>[],
): boolean =>
  known.length !== lines.length ||
  lines.some(({ number, paid }) => known.find((one) => one.number === number)?.paid !== paid);
