/** What was answered. */
import * as z from 'zod';
import { QUESTION_TYPES } from '#contract/surveys/definitions';
import { IDENTITY_MODES } from '#contract/surveys/surveys';
import {
  code,
  count,
  instant,
  localized,
  MAX_ID,
  reference,
  requiredText,
  whole,
} from '#shared/fields';
import { LANGUAGES } from '#shared/localization';

export const RESPONSE_SOURCES = ['invitation', 'openLink', 'import'] as const;
export type ResponseSource = (typeof RESPONSE_SOURCES)[number];

/** Headlines count only those that are `ok`; the others are shown beside them. */
export const QUALITIES = ['ok', 'suspect'] as const;
export type Quality = (typeof QUALITIES)[number];
/** Answered faster than can be read, one mark in all rows of a matrix, or sent before from the same place. */
export const QUALITY_REASONS = ['tooFast', 'straightLined', 'duplicate'] as const;
export type QualityReason = (typeof QUALITY_REASONS)[number];

/** How exactly it is told when something was answered: the less, the less is told of who answered. */
export const PRECISIONS = ['instant', 'month'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Low, in the middle and high on whatever scale. */
export const BANDS = ['low', 'middle', 'high'] as const;
export type Band = (typeof BANDS)[number];

/** One response. What tells who answered is null where the survey does not promise to show it. */
export const SurveyResponse = z.object({
  id: z.string(),
  surveyId: reference('surveys'),
  surveyNames: localized(),
  versionId: reference('surveyVersions'),
  versionNumber: whole('count'),
  identityMode: z.enum(IDENTITY_MODES),
  /** The beginning of the month where nothing finer is told. */
  answeredAt: instant(),
  precision: z.enum(PRECISIONS),
  source: z.enum(RESPONSE_SOURCES),
  quality: z.enum(QUALITIES),
  language: z.enum(LANGUAGES).nullable(),
  /** The answer to the question that stands for the survey, and the greatest that can be given. */
  score: whole('count').nullable(),
  mostScore: whole('count').nullable(),
  band: z.enum(BANDS).nullable(),
  /** The first words of what was written; null without any, and for whoever may not read comments. */
  comment: z.string().nullable(),
  /** Something was written that the caller may not read. */
  isCommentHidden: z.boolean(),
  topics: z.array(z.string()),
  tags: z.array(z.string()),
  contactWanted: z.boolean(),
  channel: z.string().nullable(),
  memberId: reference('members').nullable(),
  ticketId: reference('tickets').nullable(),
  ticketNumber: z.string().nullable(),
  version: whole('version'),
});
export type SurveyResponse = z.infer<typeof SurveyResponse>;

export const GivenAnswer = z.object({
  questionKey: code(),
  rowKey: z.string(),
  type: z.enum(QUESTION_TYPES),
  texts: localized(500),
  rowTexts: localized().nullable(),
  number: whole('count').nullable(),
  most: whole('count').nullable(),
  optionTexts: z.array(localized()),
  text: z.string().nullable(),
  isSkipped: z.boolean(),
  /** Its words were taken away. */
  redactedAt: instant().nullable(),
});
export type GivenAnswer = z.infer<typeof GivenAnswer>;

export const SurveyResponseDetail = SurveyResponse.extend({
  qualityReasons: z.array(z.enum(QUALITY_REASONS)),
  revision: count(1, MAX_ID),
  /** What somebody left to be reached by; masked for whoever may not see personal data. */
  contact: z.string().nullable(),
  answers: z.array(GivenAnswer),
});
export type SurveyResponseDetail = z.infer<typeof SurveyResponseDetail>;

export const MAX_TAGS = 10;
export const MAX_TAG = 40;
export const ResponseTags = z.strictObject({
  tags: z.array(requiredText(MAX_TAG)).max(MAX_TAGS),
  version: whole('version'),
});
export type ResponseTags = z.infer<typeof ResponseTags>;

/** The words of one answer are taken away for good; scores and options stay. */
export const ResponseRedaction = z.strictObject({
  questionKey: code(),
  reason: requiredText(300),
  version: whole('version'),
});
export type ResponseRedaction = z.infer<typeof ResponseRedaction>;
