/** Spend or buy so much, get something off: the highest step that is reached holds. Pure. */
import { type Change, type Effect, leftOf } from '../effect.ts';
import { shareOf } from './percent.ts';
import { onLines } from './onLines.ts';
import { reachedBy } from './reached.ts';
import type { RewardOf } from './reward.ts';
import { takeUpTo } from './take.ts';

type FullReduction = RewardOf<'fullReduction'>;
type Step = FullReduction['steps'][number];

/** The highest step that is reached; steps may be stored in any order. */
const highestStep = (steps: readonly Step[], reached: number): Step | null =>
  steps.reduce<Step | null>(
    (best, step) => (step.from <= reached && (!best || step.from > best.from) ? step : best),
    null,
  );

const giveStep = (
  effect: Effect,
  lines: readonly Change[],
  { off, from }: Step,
  { repeating, cap }: FullReduction,
  reached: number,
) => {
  if (off.kind === 'percent') {
    const { rules } = effect.state;
    const shares = lines.map((change) => ({
      change,
      weight: shareOf(leftOf(change), off.bps, rules),
    }));
    takeUpTo(effect, shares, cap);
    return;
  }
  const whole = off.amount * (repeating ? Math.floor(reached / from) : 1);
  const wanted = cap === null ? whole : Math.min(whole, cap);
  if (wanted < whole) effect.cap('cap');
  effect.spread(
    wanted,
    lines.map((change) => ({ change, weight: leftOf(change) })),
  );
};

export const fullReduction = onLines<FullReduction>({
  isDivisible: () => true,
  give: (effect, lines, reward) => {
    const { basis, steps } = reward;
    const reached = reachedBy(lines, basis, effect.state.rules);
    const step = highestStep(steps, reached);
    if (!step) {
      const first = Math.min(...steps.map(({ from }) => from));
      return { verdict: 'belowThreshold', missing: first - reached, missingKind: basis };
    }
    giveStep(effect, lines, step, reward, reached);
    return null;
  },
});
