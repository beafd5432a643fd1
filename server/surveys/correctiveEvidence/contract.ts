/** What a corrective action is based on. */
import * as z from 'zod';
import { METRICS } from '#contract/service/metrics';
import { MEASURE_KINDS } from '#contract/surveys/results';
import { day, orDefault, orNull, reference, requiredText, text } from '#shared/fields';
import type { Localized } from '#shared/localization';

export const EVIDENCE_KINDS = [
  'response',
  'ticket',
  'alert',
  'rootCause',
  'cell',
  'figure',
] as const;
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

/** Which tickets a figure of service targets is of. */
export const FIGURE_PARTS = ['all', 'type', 'level'] as const;
const days = { from: day(), to: day() };
/** A figure of customer service in some days, the last one excluded, with what it is of. */
export const EvidenceFigure = z
  .discriminatedUnion('of', [
    /** What came back of what was sold in these days: of goods without a category, or without a known reason, where null. */
    z.strictObject({
      of: z.literal('returns'),
      categoryId: orNull(reference('categories')),
      reasonId: orNull(reference('returnReasons')),
      ...days,
    }),
    /** Service targets that were missed: of all tickets, of a type, or of a level (none where null). */
    z.strictObject({
      of: z.literal('targets'),
      metric: z.enum(METRICS),
      by: z.enum(FIGURE_PARTS),
      key: orNull(requiredText(80)),
      ...days,
    }),
    /** Complaints that were opened in these days and have this root cause. */
    z.strictObject({
      of: z.literal('complaints'),
      rootCauseId: reference('rootCauses'),
      ...days,
    }),
  ])
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'kpis.errors.range' });
export type EvidenceFigure = z.infer<typeof EvidenceFigure>;

export const EvidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('response'), responseId: requiredText(80) }),
  z.strictObject({ kind: z.literal('ticket'), ticketId: reference('tickets') }),
  z.strictObject({ kind: z.literal('alert'), alertId: reference('surveyAlerts') }),
  z.strictObject({ kind: z.literal('rootCause'), rootCauseId: reference('rootCauses') }),
  z.strictObject({ kind: z.literal('cell'), cell: EvidenceCell }),
  z.strictObject({ kind: z.literal('figure'), figure: EvidenceFigure }),
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
  figure: EvidenceFigure | null;
  /** What a figure of customer service is of; null where it is of none, or of one that is gone. */
  categoryNames: Localized | null;
  reasonNames: Localized | null;
  /** What the figure of a survey is called. */
  measureNames: Localized | null;
  surveyNames: Localized | null;
  /** Of a response or an alert: when it was answered, as a month where nobody is to be recognised. */
  answeredOn: string | null;
  isMonth: boolean;
  addedBy: string;
  addedAt: number;
}
