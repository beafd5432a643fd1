/** An amount off each unit, off each variant (`line`), or once off all lines and spread over them. Pure. */
import type { Effect, Share } from '../effect.ts';
import { countUnits, type CountedUnits, groupByGoods, ofEachUnit } from '../units.ts';
import { onLines } from './onLines.ts';
import type { RewardOf } from './reward.ts';
import { reach } from './take.ts';

type Amount = RewardOf<'amount'>;

const sharesOf = (counted: readonly CountedUnits[]): Share[] =>
  counted.map(({ change, worth, count }) => ({ change, weight: worth, units: count }));

const spreadOver = (effect: Effect, counted: readonly CountedUnits[], amount: number) => {
  const worth = counted.reduce((sum, one) => sum + one.worth, 0);
  if (worth > 0) effect.spread(Math.min(amount, worth), sharesOf(counted));
};

export const amount = onLines<Amount>({
  isDivisible: ({ units }) => units?.per !== 'order',
  give: (effect, lines, reward) => {
    const { per, amount: off } = reward;
    const counted = countUnits(reach(effect, lines, reward.alsoShipping), reward);
    if (per === 'order') {
      const shares = sharesOf(counted);
      if (shares.some(({ weight }) => weight > 0)) effect.spread(off, shares);
    } else if (per === 'line')
      for (const ofGoods of groupByGoods(counted)) spreadOver(effect, ofGoods, off);
    else
      for (const one of counted) {
        const wanted = ofEachUnit(one, (unitWorth) => Math.min(off, unitWorth));
        if (wanted > 0) effect.take(one.change, wanted, one.count);
      }
    return null;
  },
});
