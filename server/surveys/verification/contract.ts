/** Whether a corrective action helped: a figure in equal windows before and after it took effect. */
import type { ChangeFigure, Figure } from '#contract/surveys/results';

export const ACTION_VERDICTS = ['effective', 'notEffective'] as const;
export type ActionVerdict = (typeof ACTION_VERDICTS)[number];
/** `waiting`: the days are not over yet; `tooFew`: more answers are needed. */
export type Outcome = ActionVerdict | 'waiting' | 'tooFew';

/** Days; `to` excluded. */
export interface Days {
  from: string;
  to: string;
}
export const COMPARISON_UNITS = ['share', 'net', 'points', 'rate'] as const;
export type ComparisonUnit = (typeof COMPARISON_UNITS)[number];
export interface Comparison {
  unit: ComparisonUnit;
  /** Whether less is better, as of a root cause. */
  isLessBetter: boolean;
  days: number;
  before: Days;
  after: Days;
  /** Null without answers, or with too few to be shown. */
  valueBefore: Figure | null;
  valueAfter: Figure | null;
  change: ChangeFigure | null;
}
export interface Verification {
  outcome: Outcome;
  /** Null while it waits. */
  comparison: Comparison | null;
  /** The day from which on it can be checked; null where it never can, because of other changes. */
  readyOn: string | null;
  /** The day of the change before which the window has to end, or after which it has to begin. */
  changeBefore: string | null;
  changeAfter: string | null;
  /** So many answers are needed on either side. */
  needed: number;
}
