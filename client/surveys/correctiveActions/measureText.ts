/** A measure as the value of a choice, and back. Pure. */
import { ACTION_MEASURES, type ActionMeasure } from '#contract/surveys/correctiveActions';

export const writeMeasure = (measure: ActionMeasure | null | undefined): string =>
  measure ? [measure.kind, measure.questionKey, measure.rowKey].join('.') : '';

export const readMeasure = (text: string | null): ActionMeasure | null => {
  const [name, questionKey = '', rowKey = ''] = (text ?? '').split('.');
  const kind = ACTION_MEASURES.find((one) => one === name);
  return kind === undefined ? null : { kind, questionKey, rowKey };
};
