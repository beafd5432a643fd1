import * as z from 'zod';
import {
  describeField,
  id,
  instant,
  keyText,
  orNothing,
  reference,
  text,
  whole,
} from '#shared/fields';
import { keyOrNull, quantity, textOrNull } from '#shared/sentFields';

/** What the shop can be asked to do: put goods back into stock, send others instead, send what is missing. */
export const INSTRUCTION_KINDS = ['restock', 'replace', 'ship'] as const;
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];
/** How the shop answers. */
export const OUTCOMES = ['done', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** By instants: `overdue` is one that is open after it was due. */
export const INSTRUCTION_STATES = ['open', 'overdue', 'done', 'refused', 'withdrawn'] as const;
export type InstructionState = (typeof INSTRUCTION_STATES)[number];

const Line = z.strictObject({ sku: keyText(80).min(1), quantity: quantity() });
export type InstructionLine = z.infer<typeof Line>;

const InstructionFields = z.strictObject({
  kind: z.enum(INSTRUCTION_KINDS),
  /** The order that it is about. */
  orderExternalId: keyOrNull(120),
  lines: z.array(Line).min(1).max(200),
  /** Where, by what the shop calls the place. */
  place: keyOrNull(60),
  dueAt: instant()
    .nullish()
    .transform((dueAt) => dueAt ?? null),
  note: textOrNull(500),
});
export const InstructionInput = InstructionFields.refine(
  ({ kind, orderExternalId }) => kind === 'restock' || orderExternalId !== null,
  { path: ['orderExternalId'], error: 'ra.validation.required' },
);
export type InstructionInput = z.infer<typeof InstructionInput>;

/** What the shop says about an instruction, and when it was done or refused. */
export const Acknowledgement = z
  .strictObject({
    outcome: z.enum(OUTCOMES),
    at: instant(),
    /** Why it is refused. */
    reason: orNothing(text(300)),
  })
  .refine(({ outcome, reason }) => outcome === 'done' || Boolean(reason), {
    path: ['reason'],
    error: 'ra.validation.required',
  });
export type Acknowledgement = z.infer<typeof Acknowledgement>;

export const InstructionWithdrawal = z.strictObject({ version: whole('version') });
export type InstructionWithdrawal = z.infer<typeof InstructionWithdrawal>;

/** Which instructions the shop asks for. */
export const InstructionQuery = z.strictObject({
  /** `true`: only those that it has not answered and that were not withdrawn. */
  open: z.enum(['true', 'false']).optional(),
  /** Those after this id, the oldest first, at most 100. */
  after: describeField(z.coerce.number().int().min(0).max(2_147_483_647), {
    unit: 'id',
  }).optional(),
});
export type InstructionQuery = z.infer<typeof InstructionQuery>;

/** An instruction as it is shown; instants in UTC ms. */
export const Instruction = z.object({
  id: id(),
  kind: z.enum(INSTRUCTION_KINDS),
  state: z.enum(INSTRUCTION_STATES),
  orderExternalId: z.string().nullable(),
  /** Null while the order is unknown. */
  orderId: reference('orders').nullable(),
  lines: z.array(Line),
  place: z.string().nullable(),
  note: z.string().nullable(),
  givenBy: z.string(),
  createdAt: instant(),
  dueAt: instant().nullable(),
  acknowledgedAt: instant().nullable(),
  refusal: z.string().nullable(),
  withdrawnAt: instant().nullable(),
  version: whole('version'),
});
export type Instruction = z.infer<typeof Instruction>;
