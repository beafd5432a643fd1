/** Writes what rules and benefits give to both ledgers. */
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { addToBudgets } from '../earnRules/budgets.ts';
import type { Currency } from '../earnRules/rules.ts';
import { creditGrowth } from '../growth/actions.ts';
import { creditPoints } from '../points/creditPoints.ts';
import type { Writer } from '../../platform/records/writer.ts';

export interface Gift {
  memberId: number;
  currency: Currency;
  /** Whether it is given again after it had been taken back wrongly. */
  isCorrection?: boolean;
  amount: number;
  /** What the rule would have given without its limits. */
  desired: number;
  source: PointSource;
  sourceId: string;
  sourceLine?: string;
  ruleKey: string;
  programmeNumber: number;
  occurredAt: number;
  /** Of points: null while it depends on a delivery. */
  availableAt: number | null;
  /** Of points: null for never. */
  expiresAt: number | null;
  reason?: string;
  detail: Record<string, unknown>;
}

const toCredit = ({ currency: _, isCorrection, amount, desired, ...gift }: Gift) => ({
  ...gift,
  type: isCorrection ? ('adjustCredit' as const) : ('earn' as const),
  points: amount,
  desired,
});
const toGrowth = ({
  currency: _,
  isCorrection,
  amount,
  availableAt: _availableAt,
  expiresAt: _expiresAt,
  desired,
  detail,
  ...gift
}: Gift) => ({
  ...gift,
  type: isCorrection ? ('adjust' as const) : ('earn' as const),
  growth: amount,
  detail: { ...detail, desired },
});

/**
 * Gives each of them once, by its natural key; returns whether each is new. `budgeted`: the keys of rules of which some version
 * has a budget.
 */
export const give = async (
  tx: Db,
  writer: Writer,
  gifts: readonly Gift[],
  budgeted: ReadonlySet<string>,
): Promise<boolean[]> => {
  const isNew = new Map<Gift, boolean>();
  const ofPoints = gifts.filter(({ currency, amount }) => currency === 'points' && amount > 0);
  const ofGrowth = gifts.filter(({ currency, amount }) => currency === 'growth' && amount > 0);
  if (ofPoints.length > 0)
    (await creditPoints(tx, writer, ofPoints.map(toCredit))).forEach((result, index) =>
      isNew.set(ofPoints[index] as Gift, result.isNew),
    );
  if (ofGrowth.length > 0)
    (await creditGrowth(tx, writer, ofGrowth.map(toGrowth))).forEach((result, index) =>
      isNew.set(ofGrowth[index] as Gift, result.isNew),
    );
  const used = new Map<string, { ruleKey: string; currency: Currency; amount: number }>();
  for (const [gift, given] of isNew) {
    const { ruleKey, currency, amount, isCorrection } = gift;
    if (!given || isCorrection || !budgeted.has(ruleKey)) continue;
    const key = JSON.stringify([ruleKey, currency]);
    used.set(key, { ruleKey, currency, amount: amount + (used.get(key)?.amount ?? 0) });
  }
  await addToBudgets(tx, used);
  return gifts.map((gift) => isNew.get(gift) ?? false);
};
