/** Whether a score changed between two periods, or by how much it may only seem so. Pure. */
import { normalTails, studentTails } from './distributions.ts';
import { netError, type Sums, varianceOf } from './intervals.ts';
import { boxesOf, type Counts, type Scoring } from './scores.ts';

/** Below this number of answers on either side a change is not judged. */
export const LEAST_COMPARED = 30;
const LEVEL = 0.05;

const VERDICTS = ['up', 'down', 'none', 'few'] as const;
/** `none`: no significant change; `few`: too few answers to say. */
export type Verdict = (typeof VERDICTS)[number];

export interface Change {
  /** After less before. */
  difference: number;
  /** How often chance alone would show as much. */
  p: number;
  verdict: Verdict;
}

const judge = (difference: number, p: number, n: readonly [number, number]): Change => ({
  difference,
  p,
  verdict:
    Math.min(...n) < LEAST_COMPARED
      ? 'few'
      : p < LEVEL && difference !== 0
        ? difference > 0
          ? 'up'
          : 'down'
        : 'none',
});

/** Without variance equal scores are equal and others differ. */
const tails = (difference: number, error: number, of: (ratio: number) => number) =>
  error > 0 ? of(difference / error) : difference === 0 ? 1 : 0;

export interface Part {
  part: number;
  n: number;
}
/** Two shares: pooled variance, without a correction for continuity. */
export const compareShares = (before: Part, after: Part): Change | null => {
  if (before.n === 0 || after.n === 0) return null;
  const difference = after.part / after.n - before.part / before.n;
  const pooled = (before.part + after.part) / (before.n + after.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n));
  return judge(difference, tails(difference, error, normalTails), [before.n, after.n]);
};

interface Net {
  up: number;
  down: number;
  n: number;
}
/** Two net shares, each with its plain standard error. */
export const compareNets = (before: Net, after: Net): Change | null => {
  if (before.n === 0 || after.n === 0) return null;
  const difference = (after.up - after.down) / after.n - (before.up - before.down) / before.n;
  const error = Math.hypot(
    netError(before.up, before.down, before.n),
    netError(after.up, after.down, after.n),
  );
  return judge(difference, tails(difference, error, normalTails), [before.n, after.n]);
};

/** Two means by Welch's test. A single value on one side tells nothing. */
export const compareMeans = (before: Sums, after: Sums): Change | null => {
  if (before.n === 0 || after.n === 0) return null;
  const difference = after.sum / after.n - before.sum / before.n;
  if (before.n < 2 || after.n < 2) return { difference, p: 1, verdict: 'few' };
  const [b, a] = [varianceOf(before) / before.n, varianceOf(after) / after.n];
  const degrees = (b + a) ** 2 / (b ** 2 / (before.n - 1) + a ** 2 / (after.n - 1));
  const p = tails(difference, Math.sqrt(b + a), (t) => studentTails(t, degrees));
  return judge(difference, p, [before.n, after.n]);
};

/** The headlines of two periods, by the test of their kind. */
export const compareHeadlines = (
  before: Counts,
  after: Counts,
  scoring: Scoring,
): Change | null => {
  const [b, a] = [boxesOf(before, scoring), boxesOf(after, scoring)];
  return scoring.type === 'nps'
    ? compareNets(b, a)
    : compareShares({ part: b.up, n: b.n }, { part: a.up, n: a.n });
};
