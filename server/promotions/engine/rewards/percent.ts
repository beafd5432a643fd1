/** A percentage off, and its rounding. Pure. */
import { mulDiv, RATE } from '#shared/money';
import { countUnits, ofEachUnit, type CountedUnits } from '../units.ts';
import type { Effect } from '../effect.ts';
import type { EngineRules } from '../types.ts';
import { onLines } from './onLines.ts';
import { reach, takeUpTo } from './take.ts';
import type { RewardOf } from './reward.ts';

type Percent = RewardOf<'percent'>;

/**
 * A share of an amount; exactly half a minor unit is rounded in favour of the shopper, or of the shop where the rules
 * say so.
 */
export const shareOf = (
  amount: number,
  bps: number,
  { halves }: Pick<EngineRules, 'halves'>,
): number =>
  halves === 'discount' ? mulDiv(amount, bps, RATE) : amount - mulDiv(amount, RATE - bps, RATE);

const discountOf = (
  { change, count, worth }: CountedUnits,
  { per, bps }: Percent,
  rules: EngineRules,
) =>
  per === 'unit'
    ? ofEachUnit({ change, count }, (unitWorth) => shareOf(unitWorth, bps, rules))
    : shareOf(worth, bps, rules);

/** One discount for all lines together, spread over them. */
const giveOnce = (effect: Effect, counted: readonly CountedUnits[], { bps, cap }: Percent) => {
  const worth = counted.reduce((sum, one) => sum + one.worth, 0);
  const whole = shareOf(worth, bps, effect.state.rules);
  const wanted = cap === null ? whole : Math.min(whole, cap);
  if (wanted < whole) effect.cap('cap');
  effect.spread(
    wanted,
    counted.map(({ change, worth: weight, count: units }) => ({ change, weight, units })),
  );
};

export const percent = onLines<Percent>({
  isDivisible: ({ units }) => units?.per !== 'order',
  give: (effect, lines, reward) => {
    const counted = countUnits(reach(effect, lines, reward.alsoShipping), reward);
    if (reward.per === 'order') giveOnce(effect, counted, reward);
    else {
      const { rules } = effect.state;
      const shares = counted.map((one) => ({
        change: one.change,
        weight: discountOf(one, reward, rules),
        units: one.count,
      }));
      takeUpTo(effect, shares, reward.cap);
    }
    return null;
  },
});
