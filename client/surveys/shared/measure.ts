import type { MeasureRef } from '#contract/surveys/results';

/** A figure as it stands in an address. */
export const writeMeasure = ({ kind, questionKey, rowKey }: MeasureRef): string =>
  [kind, questionKey, rowKey].join('.');
