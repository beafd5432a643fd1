/** What a corrective action is based on. */
import * as z from 'zod';
import { MEASURE_KINDS } from '#contract/surveys/results';
import { day, orDefault, reference, requiredText, text } from '#shared/fields';
import type { Localized } from '#shared/localization';

export const EVIDENCE_KINDS = ['response', 'ticket', 'alert', 'rootCause', 'cell'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
/** A figure of a survey in some days, the last one excluded. */
export const EvidenceCell = z
  .strictObject({
    surveyId: reference('surveys'),
    kind: z.enum(MEASURE_KINDS),
    questionKey: orDefault(text(80), ''),
    rowKey: orDefault(text(80), ''),
    from: day(),
    to: day(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'kpis.errors.range' });
export type EvidenceCell = z.infer<typeof EvidenceCell>;
export const EvidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('response'), responseId: requiredText(80) }),
  z.strictObject({ kind: z.literal('ticket'), ticketId: reference('tickets') }),
  z.strictObject({ kind: z.literal('alert'), alertId: reference('surveyAlerts') }),
  z.strictObject({ kind: z.literal('rootCause'), rootCauseId: reference('rootCauses') }),
  z.strictObject({ kind: z.literal('cell'), cell: EvidenceCell }),
]);
export type EvidenceInput = z.infer<typeof EvidenceInput>;

/** A thing to look at, with what it is called. */
export interface ShownEvidence {
  id: number;
  kind: EvidenceKind;
  ticketId: number | null;
  ticketNumber: string | null;
  alertId: number | null;
  rootCauseId: number | null;
  rootCauseNames: Localized | null;
  cell: EvidenceCell | null;
  /** What the figure is called. */
  measureNames: Localized | null;
  surveyNames: Localized | null;
  /** Of a response or an alert: when it was answered, as a month where nobody is to be recognised. */
  answeredOn: string | null;
  isMonth: boolean;
  addedBy: string;
  addedAt: number;
}
