/** Corrective actions: what is changed after low scores, by whom, and whether it helped. */
import * as z from 'zod';
import { MEASURE_KINDS } from '#contract/surveys/results';
import { EvidenceInput, type ShownEvidence } from '#contract/surveys/correctiveEvidence';
import { ACTION_VERDICTS, type Verification } from '#contract/surveys/verification';
import {
  channel,
  code,
  count,
  day,
  id,
  instant,
  orDefault,
  orNull,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import type { Localized } from '#shared/localization';

export const ACTION_TYPES = ['process', 'training', 'policy', 'product'] as const;
export type ActionType = (typeof ACTION_TYPES)[number];
export const ACTION_STAGES = [
  'proposed',
  'planned',
  'inProgress',
  'done',
  'verified',
  'dismissed',
] as const;
export type ActionStage = (typeof ACTION_STAGES)[number];
export const ACTION_STEPS = [
  'edit',
  'accept',
  'start',
  'finish',
  'verify',
  'reopen',
  'dismiss',
] as const;
export type ActionStep = (typeof ACTION_STEPS)[number];

/** A figure of the survey, or how often its answers had the root cause that the action is about. */
export const ACTION_MEASURES = [...MEASURE_KINDS, 'rootCause'] as const;
export const ActionMeasure = z.strictObject({
  kind: z.enum(ACTION_MEASURES),
  /** Of a question; empty elsewhere. */
  questionKey: orDefault(text(80), ''),
  /** Of a row, of a dimension or of a need; empty elsewhere. */
  rowKey: orDefault(text(80), ''),
});
export type ActionMeasure = z.infer<typeof ActionMeasure>;

const fields = {
  title: requiredText(120),
  plan: orNull(text(2000)),
  type: orNull(z.enum(ACTION_TYPES)),
  ownerId: orNull(requiredText(80)),
  verifierId: orNull(requiredText(80)),
  dueOn: orNull(day()),
  rootCauseId: orNull(reference('rootCauses')),
  dimensionKey: orNull(code()),
  categoryId: orNull(reference('categories')),
  channel: orNull(channel()),
  surveyId: reference('surveys'),
  measure: ActionMeasure,
  /** So many days before and after are compared, and more where they have too few answers. */
  windowDays: orDefault(count(7, 90), 28),
};
export const MOST_EVIDENCE = 50;
export const CorrectiveActionInput = z.strictObject({
  ...fields,
  evidence: orDefault(z.array(EvidenceInput).max(MOST_EVIDENCE), []),
});
export type CorrectiveActionInput = z.infer<typeof CorrectiveActionInput>;
export const CorrectiveActionEdit = z.strictObject({
  ...fields,
  version: whole('version').optional(),
});
export type CorrectiveActionEdit = z.infer<typeof CorrectiveActionEdit>;
export type ActionFields = Omit<CorrectiveActionEdit, 'version'>;

export const ActionVerb = z.strictObject({ version: whole('version') });
export type ActionVerb = z.infer<typeof ActionVerb>;
export const ActionReason = z.strictObject({
  version: whole('version'),
  reason: requiredText(300),
});
export type ActionReason = z.infer<typeof ActionReason>;
export const ActionFinish = z.strictObject({
  version: whole('version'),
  /** The day from which on the change holds; null for today. */
  implementedOn: orNull(day()),
});
export type ActionFinish = z.infer<typeof ActionFinish>;
export const ActionSignature = z.strictObject({
  version: whole('version'),
  comment: requiredText(1000),
});
export type ActionSignature = z.infer<typeof ActionSignature>;
export const EvidenceRemoval = z.strictObject({
  version: whole('version'),
  evidenceId: reference('correctiveEvidence'),
});
export type EvidenceRemoval = z.infer<typeof EvidenceRemoval>;
export const EvidenceAddition = z.strictObject({
  version: whole('version'),
  evidence: EvidenceInput,
});
export type EvidenceAddition = z.infer<typeof EvidenceAddition>;

export const CorrectiveAction = z.object({
  id: id(),
  ...fields,
  stage: z.enum(ACTION_STAGES),
  ownerName: z.string().nullable(),
  verifierName: z.string().nullable(),
  isOverdue: z.boolean(),
  round: whole('count'),
  acceptedAt: instant().nullable(),
  startedAt: instant().nullable(),
  implementedAt: instant().nullable(),
  endedAt: instant().nullable(),
  reason: z.string().nullable(),
  lastVerdict: z.enum(ACTION_VERDICTS).nullable(),
  lastCheckedAt: instant().nullable(),
  /** Whether the console proposed it. */
  isFromPattern: z.boolean(),
  authorName: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type CorrectiveAction = z.infer<typeof CorrectiveAction>;

export interface ShownCheck {
  id: number;
  round: number;
  implementedAt: number;
  verification: Verification;
  comment: string;
  verifierName: string;
  checkedAt: number;
}
export interface CorrectiveActionDetail extends CorrectiveAction {
  /** What whoever reads it may do now. */
  allowed: ActionStep[];
  measureNames: Localized | null;
  evidence: ShownEvidence[];
  /** Rows that this reader does not see, because they are about answers of single customers. */
  hiddenEvidence: number;
  checks: ShownCheck[];
  /** Before and after, as far as it can be said now; null before it was done. */
  verification: Verification | null;
}

export interface ActionPerson {
  id: string;
  name: string;
}
/** A figure by which an action can be verified. */
export interface MeasureOption extends ActionMeasure {
  names: Localized;
}
export const MeasuresQuery = z.strictObject({
  surveyId: z.coerce.number().pipe(reference('surveys')),
});
export type MeasuresQuery = z.infer<typeof MeasuresQuery>;

export const AGE_BANDS = ['under30', 'under60', 'under90', 'older'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
export interface ActionFigures {
  /** Of the actions that were checked last since this instant. */
  checkedFrom: number;
  checked: number;
  effective: number;
  /** Tenths of a per cent with the interval; null where nothing was checked. */
  rate: { n: number; value: number; low: number | null; high: number | null } | null;
  open: { band: AgeBand; n: number }[];
  overdue: number;
}
