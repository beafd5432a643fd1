/** Words of staff outside of messages that can be taken away for good. */
import * as z from 'zod';
import { id, orNull, requiredText } from '#shared/fields';

export const REDACTED_RESOURCES = ['tickets', 'cases', 'refunds'] as const;
export type RedactedResource = (typeof REDACTED_RESOURCES)[number];

/** What is left of words that may not be missing. */
export const NO_WORDS = '–';

/** Which words each kind of record has. Those of steps, evidence and lines are named by the row, too. */
export const REDACTED_PARTS = {
  tickets: ['step'],
  cases: ['step', 'question', 'finding', 'accessories', 'evidence', 'priceEvidence', 'deduction'],
  refunds: ['note', 'decision', 'line'],
} as const satisfies Record<RedactedResource, readonly string[]>;
export type RedactedPart = (typeof REDACTED_PARTS)[RedactedResource][number];

const redactionOf = (resource: RedactedResource) =>
  z.strictObject({
    part: z.enum(REDACTED_PARTS[resource]),
    /** The id of the row within the record, where the part has several; of a deduction its place, from 1. */
    row: orNull(id()),
    reason: requiredText(300),
  });
export const TicketWordRedaction = redactionOf('tickets');
export const CaseWordRedaction = redactionOf('cases');
export const RefundWordRedaction = redactionOf('refunds');
export type WordRedactionInput = z.infer<typeof TicketWordRedaction> & { part: RedactedPart };

/** What is shown in the place of the words. */
export interface WordRedaction {
  id: number;
  recordId: number;
  part: RedactedPart;
  partId: number | null;
  reason: string;
  redactedBy: string;
  redactedAt: number;
}
