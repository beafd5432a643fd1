/** What customers scored whose orders used a promotion, beside the other orders of the same days. */
import type {
  ChangeFigure,
  Figure,
  MeasureRef,
  ScoredQuestionType,
} from '#contract/surveys/results';
import type { Localized } from '#shared/localization';

export interface FeedbackRow {
  surveyId: number;
  names: Localized;
  measure: MeasureRef;
  type: ScoredQuestionType;
  /** Null where nobody answered, and below five answers. */
  used: Figure | null;
  others: Figure | null;
  /** Of those who used it, less that of the others. */
  difference: ChangeFigure | null;
  /** Too few answers on a side to show either. */
  isHidden: boolean;
}
export interface PromotionFeedback {
  /** The days on which the orders were counted. */
  from: string;
  to: string;
  rows: FeedbackRow[];
}
