/** How often answers had a root cause, before and after. Pure. */
import type { Compared } from '#contract/surveys/results';
import { toChange, toFigure } from '../results/figures.ts';
import type { Sums } from '../results/sums.ts';
import { compareShares } from '../statistics/changes.ts';
import { estimateShare } from '../statistics/intervals.ts';

const partOf = ({ sum, n }: Sums) => ({ part: sum, n });

/** `sum` of `n` answers had it. */
export const compareRates = (before: Sums, after: Sums): Compared => ({
  now: toFigure(estimateShare(after.sum, after.n), 'rate'),
  before: toFigure(estimateShare(before.sum, before.n), 'rate'),
  change: toChange(compareShares(partOf(before), partOf(after)), 'rate'),
});
