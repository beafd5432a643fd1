/** Takes back what was given too much, or for what does not hold any more, by entries of their own. */
import type { ClawBack } from '#contract/members/programme';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import type { Currency } from '../earnRules/rules.ts';
import { reverseGrowth } from '../growth/actions.ts';
import { clawBackAll, type Reversal } from '../points/clawBackPoints.ts';
import type { Writer } from '../../platform/records/writer.ts';

export interface TakenBack {
  memberId: number;
  currency: Currency;
  amount: number;
  /** What earned it, by which rule. */
  earned: { source: PointSource; sourceId: string; ruleKey: string };
  cause: { source: PointSource; sourceId: string; sourceLine: string };
  /** How far points are taken. */
  mode: ClawBack;
  arrearsLimit: number;
  /** What of it a refund paid less for. */
  deducted?: number;
  detail?: Record<string, unknown>;
}

/** Of points, as the ledger takes them back. */
export const toReversal = ({ currency: _, amount, ...one }: TakenBack): Reversal => ({
  ...one,
  points: amount,
});

/** In their order. Returns what of each could not be taken: it had lapsed, was spent, or a refund paid less for it. */
export const takeBack = async (
  tx: Db,
  writer: Writer,
  taken: readonly TakenBack[],
): Promise<Map<TakenBack, number>> => {
  const lost = new Map<TakenBack, number>();
  const ofPoints = taken.filter(({ currency }) => currency === 'points');
  const ofGrowth = taken.filter(({ currency }) => currency === 'growth');
  if (ofPoints.length > 0) {
    const reversed = await clawBackAll(tx, writer, ofPoints.map(toReversal));
    ofPoints.forEach((one, index) => {
      const { own = 0, others = 0, arrears = 0 } = reversed[index] ?? {};
      lost.set(one, one.amount - own - others - arrears);
    });
  }
  if (ofGrowth.length > 0) {
    const reversed = await reverseGrowth(
      tx,
      writer,
      ofGrowth.map(({ memberId, earned, cause, detail, amount }) => ({
        memberId,
        earned,
        cause,
        growth: amount,
        ...(detail && { detail }),
      })),
    );
    ofGrowth.forEach((one, index) => lost.set(one, one.amount - (reversed[index] ?? 0)));
  }
  return lost;
};

/** What could not be taken of these, by award. */
export const lossesOf = (
  taken: readonly TakenBack[],
  lost: ReadonlyMap<TakenBack, number>,
): { ruleKey: string; currency: Currency; lost: number; deducted: number }[] =>
  taken.map((one) => ({
    ruleKey: one.earned.ruleKey,
    currency: one.currency,
    lost: lost.get(one) ?? 0,
    deducted: one.deducted ?? 0,
  }));
