import type { DistributionChannel, Trigger } from '#contract/surveys/distributions';
import type { Incentive, StartApproval } from '#contract/surveys/incentives';
import type { OutReason, Snapshot, SubjectKind } from '#contract/surveys/invitations';
import type { Localized } from '#shared/localization';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { stamps } from '../stamps.ts';
import { surveys, surveyVersions } from './surveys.ts';

/** When and to whom a survey is sent. */
export const surveyDistributions = kit.table(
  'survey_distributions',
  {
    id: kit.id(),
    surveyId: kit
      .integer()
      .notNull()
      .references(() => surveys.id),
    names: kit.json().$type<Localized>().notNull(),
    trigger: kit.json().$type<Trigger>().notNull(),
    delayMinutes: kit.integer().notNull(),
    /** How many of a million are asked. */
    samplePpm: kit.integer().notNull(),
    /** Days for which nobody is asked again by this distribution; null without such a limit. */
    recontactDays: kit.integer(),
    /** Whether the pause between any two surveys holds for it, too. */
    usesCooldown: kit.yesNo().notNull(),
    /** Null without a reminder. */
    reminderAfterDays: kit.integer(),
    dailyLimit: kit.integer(),
    incentive: kit.json().$type<Incentive>(),
    channel: kit.text().$type<DistributionChannel>().notNull(),
    /** The public address of an open link, and how many may answer by it. */
    linkToken: kit.text(),
    linkLimit: kit.integer(),
    /** By which whom it asks is drawn, the same each time it is computed. */
    samplingKey: kit.text().notNull().default(''),
    /** Nothing that happened before it started is asked about. */
    startedAt: kit.instant(),
    endedAt: kit.instant(),
    authorName: kit.text().notNull(),
    /** Of a start that a second person decides on; null where none was needed, or it was not asked for yet. */
    approval: kit.text().$type<StartApproval>(),
    /** Everybody who wrote a part of it. */
    authorIds: kit
      .json()
      .$type<string[]>()
      .notNull()
      .default(sql`'[]'`),
    askedBy: kit.text(),
    approverName: kit.text(),
    decidedAt: kit.instant(),
    decision: kit.text(),
    /** Who started it without a second person, from which business day until which, and the points it gives on one. */
    aloneBy: kit.text(),
    aloneOn: kit.day(),
    aloneUntil: kit.day(),
    alonePoints: kit.money(),
    ...stamps(),
  },
  (t) => [
    kit.index('survey_distributions_alone').on(t.aloneBy, t.aloneOn),
    kit.index('survey_distributions_survey').on(t.surveyId),
    kit.unique('survey_distributions_link_token').on(t.linkToken),
  ],
);

/** Whom a distribution asks about what, and each decision not to ask. Nothing says when a row was changed last. */
export const surveyInvitations = kit.table(
  'survey_invitations',
  {
    id: kit.id(),
    distributionId: kit
      .integer()
      .notNull()
      .references(() => surveyDistributions.id),
    versionId: kit
      .integer()
      .notNull()
      .references(() => surveyVersions.id),
    memberId: kit.integer().references(() => members.id),
    subjectKind: kit.text().$type<SubjectKind>().notNull(),
    subjectId: kit.integer().notNull(),
    /** Which time of the subject: a ticket may be resolved more than once. */
    occurrence: kit.integer().notNull(),
    occurredAt: kit.instant().notNull(),
    decidedAt: kit.instant().notNull(),
    /** Null of one that is sent. */
    outReason: kit.text().$type<OutReason>(),
    /** With which chance it was drawn, of a million. */
    inclusionPpm: kit.integer().notNull(),
    snapshot: kit.json().$type<Snapshot>().notNull(),
    tokenHash: kit.text(),
    dueAt: kit.instant(),
    sentAt: kit.instant(),
    remindedAt: kit.instant(),
    startedAt: kit.instant(),
    /** Of an anonymous survey the instant at which it was sent, which says only that it was answered. */
    completedAt: kit.instant(),
    voidedAt: kit.instant(),
    expiresAt: kit.instant(),
  },
  (t) => [
    kit
      .unique('survey_invitations_occurrence')
      .on(t.distributionId, t.subjectKind, t.subjectId, t.occurrence),
    kit.unique('survey_invitations_token_hash').on(t.tokenHash),
    kit.index('survey_invitations_due_at').on(t.dueAt),
    /** Each time that a ticket is opened again. */
    kit.index('survey_invitations_subject').on(t.subjectKind, t.subjectId),
    kit.index('survey_invitations_expires_at').on(t.expiresAt),
    kit.index('survey_invitations_member').on(t.memberId, t.sentAt),
    /** Holds what becomes of invitations, so that those of a year are counted without their rows. */
    kit
      .index('survey_invitations_decided_at')
      .on(
        t.distributionId,
        t.outReason,
        t.decidedAt,
        t.sentAt,
        t.startedAt,
        t.completedAt,
        t.voidedAt,
        t.expiresAt,
      ),
  ],
);
