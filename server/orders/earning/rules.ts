/**
 * What has to be given or taken back for an order that earned, from what it was awarded and from the order as it is now. Pure.
 */
import type { KeptLine, StoredAward } from '#contract/orders/earning';
import { reversedOf } from '../../members/earnRules/reversal.ts';
import { isSameAward, takenOf, usedOf } from '../../members/earnRules/takenBack.ts';
import { isRefunded, type PaidLine, type Refund, refundedByLine } from './refunds.ts';

/**
 * `correct`: what had been taken back for a return that does not count any more, or because the order was said to contain
 * less; never what could not be taken. It uses no room under limits: that was used when it was given first.
 */
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
  lines: readonly Omit<PaidLine, 'sku'>[];
  /** The refunds that count, in the order in which they happened. */
  refunds: readonly Refund[];
  /** What went back for goods that were exchanged for cheaper ones. */
  differences: readonly Refund[];
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

/** The awards by the present content beside what was given so far; those that give nothing any more have no lines. */
const pairAwards = (awards: readonly StoredAward[], recomputed: readonly StoredAward[] | null) => {
  if (recomputed === null) return awards.map((award) => ({ before: award, after: award }));
  const fresh = recomputed.filter((one) => !awards.some((award) => isSameAward(award, one)));
  return [
    ...awards.map((before) => ({
      before,
      after: recomputed.find((one) => isSameAward(one, before)) ?? {
        ...before,
        desired: 0,
        granted: 0,
        lines: [],
      },
    })),
    ...fresh.map((after) => ({ before: { ...after, desired: 0, granted: 0, reversed: 0 }, after })),
  ];
};

/** Takes so much less back by these steps, the last first; returns how much of it is left, and the steps. */
const lessTaken = (steps: readonly Step[], amount: number): [left: number, steps: Step[]] => {
  let left = amount;
  const kept = steps.toReversed().map((one) => {
    const less = one.kind === 'takeBack' ? Math.min(left, one.amount) : 0;
    left -= less;
    return { ...one, amount: one.amount - less };
  });
  return [left, kept.toReversed()];
};

/**
 * Each return that is new takes back its share in the order of time, as if it had arrived alone. Then what is left between
 * what was given and what is due is earned, taken back or corrected.
 */
export const settleAwards = (situation: Situation): Settlement => {
  const { awards, recomputed, lines, refunds, differences, isGone } = situation;
  const steps: Step[] = [];
  const known = new Set(situation.settled);
  const fresh = isGone ? [] : refunds.filter(({ id }) => !known.has(id));
  const settledBefore = [...differences, ...refunds.filter(({ id }) => known.has(id))];
  const settledAwards = pairAwards(awards, recomputed).map(({ before, after }) => {
    const { ruleKey, currency } = after;
    let { reversed } = before;
    const used = usedOf(before);
    // How much of all that was given does not hold any more; the ledger has taken it but for what was lost.
    let gone = used - before.granted + reversed;
    const own: Step[] = [];
    const step = (kind: Step['kind'], amount: number, more: Pick<Step, 'returnId' | 'isFull'>) =>
      own.push({ kind, ruleKey, currency, amount, ...more });
    const takeBack = (amount: number, more: Pick<Step, 'returnId' | 'isFull'>) => {
      step('takeBack', takenOf(before, gone + amount) - takenOf(before, gone), more);
      gone += amount;
    };
    const ofOrder = { returnId: null, isFull: false };
    fresh.forEach(({ id }, index) => {
      const refunded = refundedByLine(lines, [...settledBefore, ...fresh.slice(0, index + 1)]);
      const due = reversedOf(after.lines, refunded);
      if (due <= reversed) return;
      takeBack(due - reversed, { returnId: id, isFull: isRefunded(refunded) });
      reversed = due;
    });
    const more = Math.max(0, after.granted - before.granted);
    const again = Math.min(more, used - before.granted);
    step('earn', more - again, ofOrder);
    const less = Math.max(0, before.granted - after.granted);
    const due = isGone
      ? after.granted
      : reversedOf(after.lines, refundedByLine(lines, [...differences, ...refunds]));
    const back = less + due - reversed;
    if (back > 0) takeBack(back, { returnId: null, isFull: isGone });
    const corrected = again + Math.max(0, -back);
    const owed = takenOf(before, gone) - takenOf(before, gone - corrected);
    // What is only about to be taken is not taken, instead of being given back.
    const [left, kept] = lessTaken(own, owed);
    steps.push(...kept, { kind: 'correct', ruleKey, currency, amount: left, ...ofOrder });
    return {
      ...after,
      used: Math.max(used, after.granted),
      reversed: due,
      ...(before.lost !== undefined && { lost: before.lost }),
      ...(before.deducted !== undefined && { deducted: before.deducted }),
    };
  });
  return {
    awards: settledAwards,
    steps: steps.filter(({ amount }) => amount > 0),
    settled: isGone ? [...situation.settled] : refunds.map(({ id }) => id),
  };
};

/** What an order was awarded by. */
export const keepLine = (line: Required<KeptLine>): Required<KeptLine> => ({
  number: line.number,
  paid: line.paid,
  points: line.points,
  pointsOff: line.pointsOff,
  discount: line.discount,
  unitPrice: line.unitPrice,
  variantId: line.variantId,
});

/** What a row of before does not say of a line is as it is now; nothing had been paid with points. */
const wasOther = (before: KeptLine, line: Required<KeptLine>): boolean => {
  const known = { ...keepLine(line), points: 0, pointsOff: 0, ...before };
  return (Object.keys(known) as (keyof KeptLine)[]).some((key) => known[key] !== line[key]);
};

/** Whether the lines of an order are others than those by which it was awarded. */
export const hasOtherLines = (
  known: readonly KeptLine[],
  lines: readonly Required<KeptLine>[],
): boolean =>
  known.length !== lines.length ||
  lines.some((line) => {
    const before = known.find(({ number }) => number === line.number);
    return before === undefined || wasOther(before, line);
  });
