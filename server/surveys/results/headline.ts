/** Which figure stands for a survey where only one is shown. */
import type { MeasureRef } from '#contract/surveys/results';
import type { ScoredItem } from '../scores/plan.ts';
import type { AskedVersion } from './versions.ts';

export interface Headline {
  measure: MeasureRef;
  /** Null of the index. */
  item: ScoredItem | null;
}

const ORDER = ['csat', 'nps', 'ces'] as const;

/** The question about the whole, else the first that has no rows, else the index; null where nothing is scored. */
export const headlineOfSurvey = (versions: readonly AskedVersion[]): Headline | null => {
  const plan = versions.at(-1)?.plan;
  if (!plan) return null;
  const item =
    plan.overall ??
    ORDER.map((type) => plan.items.find((one) => one.type === type)).find(
      (one) => one !== undefined,
    );
  if (item) {
    const { questionKey, rowKey } = item;
    return { measure: { kind: 'score', questionKey, rowKey }, item };
  }
  return plan.items.length === 0
    ? null
    : { measure: { kind: 'index', questionKey: '', rowKey: '' }, item: null };
};
