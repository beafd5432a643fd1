/** The red flags of a new price. Pure. */
import type { Flag } from '#contract/pricing/priceBatches/batchRows';
import { changeBps, floorOf, type Guards, isBelowFloor, marginBps } from '../guards/rules.ts';
import type { BatchTerms, RowFacts } from './rowFacts.ts';

/** A new price with the floor, the old price and the cost that it is compared with; rates in basis points. */
interface Measured {
  floor: number | null;
  changeBps: number | null;
  marginBps: number | null;
}
type Priced = Guards & Pick<RowFacts, 'oldAmount' | 'planned'>;

export const measured = (facts: Priced, amount: number, floor = floorOf(facts)): Measured => ({
  floor,
  changeBps: changeBps(facts.oldAmount, amount),
  marginBps: marginBps(amount, facts.cost),
});

/** The flags of a new price. */
export const flagsOf = (
  facts: Priced,
  amount: number,
  { thresholds, sale }: Pick<BatchTerms, 'thresholds' | 'sale'>,
  { floor, changeBps: change, marginBps: margin }: Measured = measured(facts, amount),
): Flag[] => {
  const { cost, oldAmount, planned } = facts;
  const flags: Flag[] = [];
  if (isBelowFloor(amount, floor)) flags.push('belowFloor');
  if (cost !== null && amount < cost) flags.push('belowCost');
  if (change !== null && thresholds.changeBps !== null && Math.abs(change) > thresholds.changeBps)
    flags.push('bigChange');
  if (margin !== null && thresholds.marginBps !== null && margin < thresholds.marginBps)
    flags.push('lowMargin');
  if (cost === null) flags.push('noCost');
  if (sale && oldAmount !== null && amount >= oldAmount) flags.push('notReduced');
  if (planned) flags.push('planned');
  return flags;
};
