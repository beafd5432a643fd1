/** The scores that surveys gave a record: by what held when somebody was asked, over the months until now. */
import type {
  Compared,
  CutSegment,
  MeasureRef,
  ScoredQuestionType,
} from '#contract/surveys/results';
import type { FigureTarget } from '#contract/surveys/monthlyReviews';
import type { Localized } from '#shared/localization';

/** The records that have scores, with the part of the responses in which theirs are. */
export const SCORED_RECORDS = {
  categories: 'category',
  promotions: 'promotion',
  campaigns: 'campaign',
  memberActivities: 'activity',
} as const satisfies Record<string, CutSegment>;
export type ScoredRecord = keyof typeof SCORED_RECORDS;

/** The headline of one survey. */
export interface SurveyScore extends Compared {
  surveyId: number;
  names: Localized;
  measure: MeasureRef;
  /** Null of the index. */
  type: ScoredQuestionType | null;
  /** Too few answers to show without telling who gave them. */
  isHidden: boolean;
  /** Of the whole survey in the present month; null of parts, and without one. */
  target: FigureTarget | null;
}
export interface RecordScores {
  /** Whole months; the present one is the last. */
  from: string;
  to: string;
  rows: SurveyScore[];
}
export interface AgentScores {
  from: string;
  to: string;
  rows: { agentId: string; name: string | null; scores: SurveyScore[] }[];
}
