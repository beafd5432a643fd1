/** An amount off each unit, off each line, or once off all lines together. Pure. */
import { countUnits, type CountedUnits, ofEachUnit } from '../units.ts';
import { onLines } from './onLines.ts';
import type { RewardOf } from './reward.ts';
import { reach } from './take.ts';

type Amount = RewardOf<'amount'>;

const discountOf = ({ change, count, worth }: CountedUnits, { per, amount: off }: Amount) =>
  per === 'line'
    ? Math.min(off, worth)
    : ofEachUnit(change.item, count, (unitWorth) => Math.min(off, unitWorth));

export const amount = onLines<Amount>({
  isDivisible: ({ units }) => units?.per !== 'order',
  give: (effect, lines, reward) => {
    const counted = countUnits(reach(effect, lines, reward.alsoShipping), reward);
    if (reward.per === 'order') {
      const shares = counted.map(({ change, worth }) => ({ change, weight: worth }));
      if (shares.some(({ weight }) => weight > 0)) effect.spread(reward.amount, shares);
      return null;
    }
    for (const one of counted) {
      const wanted = one.count === 0 ? 0 : discountOf(one, reward);
      if (wanted > 0) effect.take(one.change, wanted);
    }
    return null;
  },
});
