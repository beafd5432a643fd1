/** What a person looks at: kept in the address, so that it can be sent to a colleague. Pure. */
import { type Band, BANDS } from '#contract/surveys/responses';
import {
  type CutSegment,
  GRAINS,
  type Grain,
  MEASURE_KINDS,
  type MeasureRef,
  ORDER_SEGMENTS,
} from '#contract/surveys/results';
import { SEGMENTS } from '#contract/surveys/scores';
import { type Months, monthsOf, RANGES, type Range } from '#rules/surveys/results';

export interface AskedResults extends Months {
  surveyId: number | null;
  range: Range;
  /** Null: the first figure that the survey has. */
  measure: MeasureRef | null;
  by: CutSegment;
  grain: Grain;
  /** Of the comments; null for all. */
  topic: string | null;
  band: Band | null;
}
/** In the order in which they are offered. */
export const CUTS: readonly CutSegment[] = [...SEGMENTS, ...ORDER_SEGMENTS];
const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
  values.find((value) => value === text);

const readMeasure = (text: string | null): MeasureRef | null => {
  const [kind = null, questionKey = '', rowKey = ''] = (text ?? '').split('.');
  const known = oneOf(MEASURE_KINDS, kind);
  return known === undefined ? null : { kind: known, questionKey, rowKey };
};

/** What the address does not say, or says wrongly, is the default. */
export const readAsked = (search: string, today: string): AskedResults => {
  const query = new URLSearchParams(search);
  const range = oneOf(RANGES, query.get('range')) ?? 'last12';
  const surveyId = Number(query.get('survey'));
  return {
    surveyId: Number.isSafeInteger(surveyId) && surveyId > 0 ? surveyId : null,
    range,
    ...monthsOf(range, today),
    measure: readMeasure(query.get('measure')),
    by: oneOf(CUTS, query.get('by')) ?? 'channel',
    grain: oneOf(GRAINS, query.get('grain')) ?? 'month',
    topic: query.get('topic') || null,
    band: oneOf(BANDS, query.get('band')) ?? null,
  };
};
