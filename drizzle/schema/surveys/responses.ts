import type { TicketType } from '#contract/service/tickets';
import type { SubjectKind } from '#contract/surveys/invitations';
import type { Quality, QualityReason, ResponseSource } from '#contract/surveys/responses';
import type { Language } from '#shared/localization';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { surveyDistributions, surveyInvitations } from './distributions.ts';
import { surveys, surveyVersions } from './surveys.ts';

/**
 * What somebody answered, as a whole. An anonymous one has no invitation, no member and no subject, and its instants are the
 * beginning of the day; its id is drawn at random, so that no order of answers is known. Nothing says when a row was written.
 */
export const surveyResponses = kit.table(
  'survey_responses',
  {
    id: kit.text().primaryKey(),
    surveyId: kit
      .integer()
      .notNull()
      .references(() => surveys.id),
    versionId: kit
      .integer()
      .notNull()
      .references(() => surveyVersions.id),
    distributionId: kit.integer().references(() => surveyDistributions.id),
    invitationId: kit.integer().references(() => surveyInvitations.id),
    memberId: kit.integer().references(() => members.id),
    subjectKind: kit.text().$type<SubjectKind>(),
    subjectId: kit.integer(),
    source: kit.text().$type<ResponseSource>().notNull(),
    /** Made by the page on which it is answered, so that one that is sent twice counts once. */
    submissionId: kit.text().notNull(),
    /** How often it was sent; the last one counts. */
    revision: kit.integer().notNull(),
    startedAt: kit.instant(),
    completedAt: kit.instant(),
    quality: kit.text().$type<Quality>().notNull(),
    qualityReasons: kit.json().$type<QualityReason[]>().notNull(),
    language: kit.text().$type<Language>(),
    /** Of the invitation's snapshot. */
    channel: kit.text(),
    agentId: kit.text(),
    teamId: kit.integer(),
    ticketType: kit.text().$type<TicketType>(),
    level: kit.text(),
    categoryId: kit.integer(),
    region: kit.text(),
    valueBand: kit.money(),
    promotionId: kit.integer(),
    campaignId: kit.integer(),
    activityId: kit.integer(),
    contactWanted: kit.yesNo().notNull(),
    /** A phone number or an address that somebody left of their own accord. */
    contact: kit.text(),
    /** What its comments are about, by their words; and what staff say they are about. */
    topics: kit.json().$type<string[]>().notNull(),
    tags: kit.json().$type<string[]>().notNull(),
    version: kit.integer().notNull().default(1),
    /** The import that wrote it, by which it is taken back. */
    changeId: kit.text(),
  },
  (t) => [
    kit.unique('survey_responses_invitation_id').on(t.invitationId),
    kit.unique('survey_responses_submission_id').on(t.surveyId, t.submissionId),
    kit.index('survey_responses_completed_at').on(t.surveyId, t.completedAt, t.source),
    kit.index('survey_responses_member').on(t.memberId, t.completedAt),
    kit.index('survey_responses_subject').on(t.subjectKind, t.subjectId),
    kit.index('survey_responses_change').on(t.changeId),
    /** How many answered by an open link is asked each time that it is opened. */
    kit.index('survey_responses_distribution').on(t.distributionId, t.source, t.completedAt),
  ],
);

/** One row for each question, and for each row of a matrix. */
export const surveyAnswers = kit.table(
  'survey_answers',
  {
    /** At random, as that of the response. */
    id: kit.text().primaryKey(),
    responseId: kit
      .text()
      .notNull()
      .references(() => surveyResponses.id, { onDelete: 'cascade' }),
    questionKey: kit.text().notNull(),
    /** Empty where the question has no rows. */
    rowKey: kit.text().notNull(),
    number: kit.integer(),
    optionIds: kit.json().$type<string[]>(),
    text: kit.text(),
    /** Shown and left out: it is in no denominator. */
    isSkipped: kit.yesNo().notNull(),
    /** When staff took its words away. */
    redactedAt: kit.instant(),
  },
  (t) => [
    kit.unique('survey_answers_row_key').on(t.responseId, t.questionKey, t.rowKey),
    kit.index('survey_answers_question').on(t.questionKey, t.rowKey),
  ],
);
