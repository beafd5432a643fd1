/** Units at a fixed price; units that are cheaper already keep their price. Pure. */
import { countUnits, ofEachUnit } from '../units.ts';
import { onLines } from './onLines.ts';
import type { RewardOf } from './reward.ts';

export const fixedPrice = onLines<RewardOf<'fixedPrice'>>({
  isDivisible: ({ units }) => units?.per !== 'order',
  give: (effect, lines, reward) => {
    for (const { change, count } of countUnits(lines, reward)) {
      const wanted = ofEachUnit({ change, count }, (unitWorth) =>
        Math.max(0, unitWorth - reward.price),
      );
      if (wanted > 0) effect.take(change, wanted, count);
    }
    return null;
  },
});
