import * as z from 'zod';
import { CASE_ACTIONS } from '#contract/service/caseActions';
import { COMPLAINT_DECISIONS } from '#contract/service/complaints';
import { REMEDY_KINDS } from '#contract/service/remedies';
import { QuoteLine } from '#contract/service/repairs';
import { CASE_KINDS, CASE_STAGES } from '#contract/service/stages';
import { amount, amountChange, count, instant, orDefault, whole } from '#shared/fields';
import { textOrNull } from '#shared/sentFields';

/** What a customer does in a case. */
export const CustomerStep = z.strictObject({
  /** Of the case as the customer saw it: an answer to an older proposal is none to a newer one. */
  version: whole('version'),
  /** The customer's own words; of an answer to a question they are a message of the ticket. */
  reason: textOrNull(500),
  /** What the action asks for, as where staff take the step. */
  input: orDefault(z.record(z.string(), z.unknown()), {}),
});
export type CustomerStep = z.infer<typeof CustomerStep>;

/** What is offered in a complaint or dispute, and waits for answers. */
const Proposal = z.object({
  /** Of a complaint. */
  decision: z.enum(COMPLAINT_DECISIONS).nullable(),
  /** In the mediator's words, of a dispute. */
  terms: z.string().nullable(),
  remedies: z.array(z.object({ kind: z.enum(REMEDY_KINDS), amount: amount().nullable() })),
  answerUntil: instant().nullable(),
  /** The customer has accepted, and the other side has not answered yet. */
  isAccepted: z.boolean(),
});
/** Of a repair. */
const Quote = z.object({
  lines: z.array(QuoteLine.extend({ amount: amount() })),
  total: amount(),
  diagnosisFee: amount(),
  validUntil: instant(),
});

/** Of an exchange: what is sent instead, and the difference in price. */
const Exchange = z.object({
  lines: z.array(z.object({ sku: z.string(), units: count(0, 1_000_000), isSame: z.boolean() })),
  /** Above zero the customer pays it, below zero it goes back; null until it was computed, and once it goes on as a refund. */
  difference: amountChange().nullable(),
  paid: amount(),
  /** What is still to be paid, with the number of the case as the order of the payment. */
  owed: amount(),
  payUntil: instant().nullable(),
  hasAgreed: z.boolean(),
  isWaived: z.boolean(),
  /** The replacement, once it was sent with a known parcel. */
  parcel: z.object({ carrier: z.string(), trackingNumber: z.string() }).nullable(),
  /** After some of the goods were not accepted: what is exchanged, what is not, and what is paid for that; zero where it goes back. */
  offer: z
    .object({ accepted: count(0, 1_000_000), refused: count(0, 1_000_000), amount: amount() })
    .nullable(),
});

/** A case as its customer may see it, with what the customer may do now; instants in UTC ms. */
export const CustomerCase = z.object({
  number: z.string(),
  ticket: z.string(),
  kind: z.enum(CASE_KINDS),
  orderExternalId: z.string().nullable(),
  stage: z.enum(CASE_STAGES),
  stageAt: instant(),
  /** When time alone ends this stage. */
  lapsesAt: instant().nullable(),
  openedAt: instant(),
  closedAt: instant().nullable(),
  allowed: z.array(z.enum(CASE_ACTIONS)),
  /** What staff ask, which `answer` answers with its reason; null also in the answer to a step. */
  question: z.string().nullable(),
  /** What the customer can answer now; null also in the answer to a step. */
  proposal: Proposal.nullable(),
  quote: Quote.nullable(),
  exchange: Exchange.nullable(),
  version: whole('version'),
});
export type CustomerCase = z.infer<typeof CustomerCase>;
