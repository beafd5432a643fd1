/** The satisfaction of a month: written once when the month is over, and commented on by people. */
import * as z from 'zod';
import type { Asked } from '#contract/surveys/asked';
import type { ActionStage } from '#contract/surveys/correctiveActions';
import type { Compared, CutRow, MeasureRef } from '#contract/surveys/results';
import type { SurveyPurpose } from '#contract/surveys/purposes';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { ActionVerdict, Comparison } from '#contract/surveys/verification';
import { count, day, id, instant, requiredText, whole } from '#shared/fields';
import type { Localized } from '#shared/localization';

/** How a figure stands to its target: `near` is below it, by less than its interval. */
export type Reach = 'reached' | 'near' | 'missed';
export interface FigureTarget {
  /** Hundredths of a per cent or of a point. */
  value: number;
  source: string;
  /** Null where there is no figure. */
  reach: Reach | null;
}

/** What figures are printed as: a share, a net share, or points. */
export type FigureUnit = 'share' | 'net' | 'points';
export interface ReviewFigure extends MeasureRef, Compared {
  unit: FigureUnit;
  /** Of the question or the dimension, as they were called; empty for the index and for needs. */
  names: Localized;
  isOverall: boolean;
  target: FigureTarget | null;
}

export const REVIEW_CUTS = ['channel', 'category'] as const;
export type ReviewCut = (typeof REVIEW_CUTS)[number];
export interface ReviewParts extends MeasureRef {
  by: ReviewCut;
  rows: CutRow[];
}

/** Who was asked in the month, as it was once the answers of its last day could not be changed any more. */
export interface ReviewAsked extends Asked {
  /** Sent, and neither answered nor withdrawn nor expired by then. */
  open: number;
  target: FigureTarget | null;
}

export interface ReviewTopic {
  /** The key of a dimension; empty for comments without a topic. */
  key: string;
  names: Localized;
  /** Null where so few spoke of it that they might be recognised. */
  n: number | null;
  /** The answers that are shown as examples: their words are read from them, so that what is taken away there is gone here. */
  answerIds: string[];
}

export interface SurveyReview {
  surveyId: number;
  names: Localized;
  purpose: SurveyPurpose;
  identityMode: IdentityMode;
  responses: number;
  responsesBefore: number;
  /** Of doubtful quality, and in no other figure. */
  suspect: number;
  figures: ReviewFigure[];
  parts: ReviewParts[];
  asked: ReviewAsked;
  /** Responses with a comment. */
  commented: number;
  topics: ReviewTopic[];
}
/** A corrective action that had not ended when the month did: owner and day as they were when the review was written. */
export interface ReviewedAction {
  actionId: number;
  surveyNames: Localized;
  stage: ActionStage;
  ownerId: string | null;
  dueOn: string | null;
  /** Whether it was to be done by the end of the month. */
  isOverdue: boolean;
}
/** A check that was signed in the month. */
export interface ReviewedCheck {
  actionId: number;
  surveyNames: Localized;
  /** Of the figure that was compared, as it was called; null where the survey asks it no more. */
  measureNames: Localized | null;
  comparison: Comparison;
  verdict: ActionVerdict;
}
export interface ReviewedActions {
  open: ReviewedAction[];
  checked: ReviewedCheck[];
}

/** What stays as it was written. */
export interface ReviewContent {
  /** Until when answers, changes and withdrawals are counted. */
  asOf: number;
  surveys: SurveyReview[];
  /** Reviews that were written before they spoke of corrective actions have none. */
  actions?: ReviewedActions;
}

export const NoteInput = z.strictObject({ text: requiredText(2000) });
export type NoteInput = z.infer<typeof NoteInput>;

export const MonthlyReview = z.object({
  id: id(),
  /** The first day of the month. */
  month: day(),
  /** How many responses count in it. */
  responses: count(0, Number.MAX_SAFE_INTEGER),
  /** Figures that changed by more than chance since the month before. */
  moved: count(0, Number.MAX_SAFE_INTEGER),
  /** Targets that were missed by more than chance. */
  missed: count(0, Number.MAX_SAFE_INTEGER),
  notes: count(0, Number.MAX_SAFE_INTEGER),
  createdAt: instant(),
  version: whole('version'),
});
export type MonthlyReview = z.infer<typeof MonthlyReview>;

export interface ReviewNote {
  id: number;
  text: string;
  authorName: string;
  createdAt: number;
}
/** What came after the review was written, and is not in its figures; negative where something was taken away. */
export interface LaterAnswers {
  surveyId: number;
  /** Responses of the month. */
  responses: number;
  /** Of those who were asked in the month. */
  completed: number;
}
export interface ShownReview extends Omit<MonthlyReview, 'notes'>, ReviewContent {
  later: LaterAnswers[];
  /** The words of the examples by their answers, where they are still there and the reader may see comments. */
  words: Record<string, string>;
  /** Titles of corrective actions and names of their owners by id, as they are now. */
  actionTitles: Record<string, string>;
  ownerNames: Record<string, string>;
  notes: ReviewNote[];
}
