/** What was answered about a ticket or by a member, as far as the survey tells who answered. */
import type { QuestionType } from '#contract/surveys/definitions';
import type { SubjectKind } from '#contract/surveys/invitations';
import type { SurveyScore } from '#contract/surveys/recordScores';
import type { Quality } from '#contract/surveys/responses';
import type { Localized } from '#shared/localization';

/** One answer; those that were skipped are left out. */
export interface GivenAnswer {
  questionKey: string;
  rowKey: string;
  type: QuestionType;
  texts: Localized;
  rowTexts: Localized | null;
  number: number | null;
  options: Localized[];
  text: string | null;
  /** Somebody wrote a text that this reader does not see. */
  isTextHidden: boolean;
}
export interface GivenResponse {
  id: string;
  surveyId: number;
  names: Localized;
  completedAt: number;
  quality: Quality;
  subjectKind: SubjectKind | null;
  ticketId: number | null;
  ticketNumber: string | null;
  contactWanted: boolean;
  answers: GivenAnswer[];
}
export interface GivenAnswers {
  /** The newest first. */
  responses: GivenResponse[];
  total: number;
  /** Of all of them that are of good quality, one for each survey. */
  scores: SurveyScore[];
}
