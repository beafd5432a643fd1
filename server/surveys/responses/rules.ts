/** What of a single response may be shown, and how high a score is. Pure. */
import { type Band, BANDS, type Precision } from '#contract/surveys/responses';
import type { IdentityMode } from '#contract/surveys/surveys';
import { BOXES, SCALES, type Scoring, topOf } from '../statistics/scores.ts';

/** Whether it is shown who answered, and what about: in confidence only of those who want to be contacted. */
export const showsPerson = (mode: IdentityMode, contactWanted: boolean): boolean =>
  mode === 'identified' || (mode === 'confidential' && contactWanted);

/** Where it is not shown who answered, a day would tell it beside the day on which somebody was asked. */
export const precisionOf = (mode: IdentityMode, contactWanted: boolean): Precision =>
  showsPerson(mode, contactWanted) ? 'instant' : 'month';

/** The stored numbers of a band, both included: of a scale whose least value is the best they stand at the other end. */
export const bandRange = (
  band: Band,
  { isTurned, ...scoring }: Scoring & { isTurned: boolean },
): { from: number; to: number } => {
  const [least, most] = SCALES[scoring.type];
  const top = topOf(scoring);
  const low = Math.min(BOXES[scoring.type].low, top - 1);
  const range = {
    low: { from: least, to: low },
    middle: { from: low + 1, to: top - 1 },
    high: { from: top, to: most },
  }[band];
  return isTurned ? { from: least + most - range.to, to: least + most - range.from } : range;
};

/** How high an answer is, whichever end of its scale is the best. */
export const bandOf = (value: number, scale: Scoring & { isTurned: boolean }): Band | null =>
  BANDS.find((band) => {
    const { from, to } = bandRange(band, scale);
    return value >= from && value <= to;
  }) ?? null;
