/** Who was asked about what, and who was not, and why. */
import * as z from 'zod';
import { TICKET_TYPES } from '#contract/service/tickets';
import { amount, id, instant, reference, whole } from '#shared/fields';

/** The record about which somebody is asked. */
export const SUBJECT_KINDS = ['ticket', 'order', 'entry', 'member', 'response', 'alert'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Why somebody is not asked, in the order in which it is decided. */
export const OUT_REASONS = [
  'late',
  'ineligible',
  'noContact',
  'optedOut',
  'notSampled',
  'recontact',
  'cooldown',
  'openInvitation',
  'dailyLimit',
] as const;
export type OutReason = (typeof OUT_REASONS)[number];

/** What held at the instant that is asked about: answers are counted by it, whatever changes later. */
export const Snapshot = z.object({
  agentId: z.string().nullable(),
  teamId: reference('teams').nullable(),
  ticketType: z.enum(TICKET_TYPES).nullable(),
  /** The shopping channel. */
  channel: z.string().nullable(),
  level: z.string().nullable(),
  categoryId: reference('categories').nullable(),
  region: z.string().nullable(),
  /** The lower bound of the band in which the value of the order is. */
  valueBand: amount().nullable(),
  promotionId: reference('promotions').nullable(),
  campaignId: reference('campaigns').nullable(),
  activityId: reference('memberActivities').nullable(),
});
export type Snapshot = z.infer<typeof Snapshot>;
export const EMPTY_SNAPSHOT: Snapshot = {
  agentId: null,
  teamId: null,
  ticketType: null,
  channel: null,
  level: null,
  categoryId: null,
  region: null,
  valueBand: null,
  promotionId: null,
  campaignId: null,
  activityId: null,
};

/** A decision about somebody: an invitation, or why there is none. */
export const Invitation = z.object({
  id: id(),
  distributionId: reference('surveyDistributions'),
  memberId: reference('members').nullable(),
  memberExternalId: z.string().nullable(),
  subjectKind: z.enum(SUBJECT_KINDS),
  /** Of what is asked about a ticket. */
  ticketId: reference('tickets').nullable(),
  ticketNumber: z.string().nullable(),
  occurrence: whole('count'),
  occurredAt: instant(),
  decidedAt: instant(),
  outReason: z.enum(OUT_REASONS).nullable(),
  sentAt: instant().nullable(),
  remindedAt: instant().nullable(),
  completedAt: instant().nullable(),
  /** What was answered, where the survey tells by whom. */
  responseId: z.string().nullable(),
  voidedAt: instant().nullable(),
  expiresAt: instant().nullable(),
});
export type Invitation = z.infer<typeof Invitation>;
