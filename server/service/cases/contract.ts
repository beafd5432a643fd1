import * as z from 'zod';
import { RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { ACTOR_KINDS } from '#contract/platform/activities';
import { CASE_ACTIONS } from '#contract/service/caseActions';
import { CASE_KINDS, CASE_PARTIES, CASE_STAGES, type CaseKind } from '#contract/service/stages';
import { count, id, instant, orDefault, reference, requiredText, whole } from '#shared/fields';
import { keyOrNull, quantity, textOrNull } from '#shared/sentFields';

/** Kinds that can be opened: their guards and effects are there (`caseKinds`). */
export const OFFERED_KINDS: readonly CaseKind[] = [
  'return',
  'refundOnly',
  'priceProtection',
  'exchange',
  'complaint',
  'repair',
  'dispute',
  'care',
];

/** What a step says in numbers and codes. */
export type CaseFigures = Record<string, number | string | boolean | null>;

export const CaseLine = z.object({
  id: id(),
  lineNumber: count(1, 1_000_000),
  sku: z.string().nullable(),
  /** As its order names it; null where the order is not known any more. */
  name: z.string().nullable(),
  requested: quantity(),
  approved: count(0, 1_000_000).nullable(),
  received: count(0, 1_000_000),
});
export type CaseLine = z.infer<typeof CaseLine>;

/** A case as lists show it; instants in UTC ms. */
export const Case = z.object({
  id: id(),
  number: z.string(),
  ticketId: reference('tickets'),
  ticketNumber: z.string(),
  kind: z.enum(CASE_KINDS),
  stage: z.enum(CASE_STAGES),
  stageAt: instant(),
  dueAt: instant().nullable(),
  /** When time alone ends this stage. */
  lapsesAt: instant().nullable(),
  memberId: reference('members').nullable(),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  orderExternalId: z.string().nullable(),
  orderId: reference('orders').nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  responsibility: z.enum(RESPONSIBILITIES),
  reasonCode: z.string().nullable(),
  parentId: reference('cases').nullable(),
  openedAt: instant(),
  openedBy: z.string(),
  closedAt: instant().nullable(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type Case = z.infer<typeof Case>;

/** A step in the history of a case. */
export const CaseStep = z.object({
  id: id(),
  caseId: reference('cases'),
  at: instant(),
  party: z.enum(CASE_PARTIES),
  actorKind: z.enum(ACTOR_KINDS),
  actorName: z.string().nullable(),
  action: z.enum(CASE_ACTIONS),
  fromStage: z.enum(CASE_STAGES).nullable(),
  toStage: z.enum(CASE_STAGES),
  reason: z.string().nullable(),
  /** What the customer was asked; null of other steps. */
  question: z.string().nullable(),
});
export type CaseStep = z.infer<typeof CaseStep> & { figures: CaseFigures | null };
/** The same beside those of other cases of a ticket. */
export type TicketCaseStep = CaseStep & { number: string; kind: CaseKind };

/** A case on its page, with what the caller may do with it now. */
export const CaseDetail = Case.extend({
  lines: z.array(CaseLine),
  steps: z.array(CaseStep),
  allowed: z.array(z.enum(CASE_ACTIONS)),
  /** What the stage allows and is somebody else's to do here, with the reason as a message. */
  withheld: z.array(z.object({ action: z.enum(CASE_ACTIONS), why: z.string() })),
  /** What is to be known before an action that is allowed, as a message. */
  advice: z.array(z.object({ action: z.enum(CASE_ACTIONS), why: z.string() })),
});
/** `details`: what its kind adds, by the contract of the kind. */
export type CaseDetail = Omit<z.infer<typeof CaseDetail>, 'steps'> & {
  steps: CaseStep[];
  /** The customer was erased: steps take no reason. */
  isErased: boolean;
  details: Record<string, unknown> | null;
};

/** What the kind or the action asks for; its fields are in the contract of the kind. */
const input = () => orDefault(z.record(z.string(), z.unknown()), {});

export const CaseInput = z.strictObject({
  ticketId: reference('tickets'),
  kind: z.enum(CASE_KINDS),
  /** The order that it is about; left out, that of the ticket. */
  orderExternalId: keyOrNull(120),
  reasonCode: keyOrNull(60),
  /** Lines of that order, by their numbers within it. */
  lines: orDefault(
    z
      .array(z.strictObject({ lineNumber: count(1, 1_000_000), quantity: quantity() }))
      .max(200)
      .refine((lines) => new Set(lines.map((line) => line.lineNumber)).size === lines.length, {
        error: 'cases.errors.lineTwice',
      }),
    [],
  ),
  /** The complaint or dispute in which it was promised. */
  parentId: orDefault(reference('cases').nullable(), null),
  input: input(),
});
export type CaseInput = z.infer<typeof CaseInput>;

export const CaseActionInput = z.strictObject({
  version: whole('version'),
  reason: textOrNull(500),
  input: input(),
});
export type CaseActionInput = z.infer<typeof CaseActionInput>;

/** What the customer is asked, who reads it on the page of the ticket. */
export const CaseQuestion = z.strictObject({ question: requiredText(500) });
export type CaseQuestion = z.infer<typeof CaseQuestion>;

export const CaseOwner = z.strictObject({
  /** Null for nobody. */
  ownerId: requiredText(80).nullable(),
  version: whole('version'),
});
export type CaseOwner = z.infer<typeof CaseOwner>;
