/** For how long words and files of ended tickets are kept, what would go by that, and what a legal hold keeps. */
import * as z from 'zod';
import { count, id, requiredText, whole } from '#shared/fields';

/** The law asks for what was sold and what came of it for three years after it is done, for evidence for one. */
export const LEAST_ATTACHMENT_DAYS = 365;
export const LEAST_TICKET_DAYS = 1096;
const MOST_DAYS = 36_500;

const periods = {
  attachmentDays: count(LEAST_ATTACHMENT_DAYS, MOST_DAYS),
  messageDays: count(LEAST_TICKET_DAYS, MOST_DAYS),
  ticketDays: count(LEAST_TICKET_DAYS, MOST_DAYS),
};
export const RetentionInput = z.strictObject({
  ...periods,
  isOn: z.boolean(),
  version: whole('version').optional(),
});
export type RetentionInput = z.infer<typeof RetentionInput>;
export const ServiceRetention = z.object({
  id: id(),
  ...periods,
  isOn: z.boolean(),
  version: whole('version'),
});
export type ServiceRetention = z.infer<typeof ServiceRetention>;
export type RetentionPeriods = Pick<
  RetentionInput,
  'attachmentDays' | 'messageDays' | 'ticketDays'
>;

/** What of a ticket goes: its files, the words of its messages, and what else tells of its customer. */
export const RETAINED = ['ticket_attachments', 'ticket_messages', 'tickets'] as const;
export type Retained = (typeof RETAINED)[number];
export const KEPT_BECAUSE = ['legalHold', 'openCase'] as const;
export type KeptBecause = (typeof KEPT_BECAUSE)[number];

/** In the address of a dry run, where numbers are texts. */
const days = (least: number) => z.coerce.number().pipe(count(least, MOST_DAYS));
export const RetentionQuery = z.strictObject({
  attachmentDays: days(LEAST_ATTACHMENT_DAYS),
  messageDays: days(LEAST_TICKET_DAYS),
  ticketDays: days(LEAST_TICKET_DAYS),
});

/** Rows of one table whose tickets were closed in one month. */
export interface RetainedMonth {
  /** `2025-03`, in the store's time zone. */
  month: string;
  goes: number;
  kept: Record<KeptBecause, number>;
}
export interface RetainedTable {
  table: Retained;
  months: RetainedMonth[];
}
export interface RetentionReport {
  readAt: number;
  tables: RetainedTable[];
}

export const LegalHoldInput = z.strictObject({ reason: requiredText(300) });
export type LegalHoldInput = z.infer<typeof LegalHoldInput>;
export const LegalHoldEnd = z.strictObject({});
export interface LegalHold {
  reason: string;
  createdBy: string;
  createdAt: number;
}
