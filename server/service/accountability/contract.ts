import * as z from 'zod';
import {
  amount,
  id,
  instant,
  orDefault,
  rate,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';

export const ACCOUNTABILITY_STAGES = ['draft', 'notified', 'decided', 'appealed', 'final'] as const;
export type AccountabilityStage = (typeof ACCOUNTABILITY_STAGES)[number];
export const PARTY_KINDS = [
  'employee',
  'department',
  'store',
  'supplier',
  'carrier',
  'customer',
  'platform',
  'noFault',
] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
/** Those of which there are several, so that one has to be named. */
export const NAMED_PARTIES: readonly PartyKind[] = ['department', 'supplier', 'carrier'];
export const ACCOUNTABILITY_ACTIONS = [
  'edit',
  'notify',
  'reply',
  'decide',
  'appeal',
  'finish',
] as const;
export type AccountabilityAction = (typeof ACCOUNTABILITY_ACTIONS)[number];

/** The parties see the facts, and reply within so many days. */
export const REPLY_DAYS = 7;
export const WHOLE_BPS = 10_000;

const Share = z
  .strictObject({
    partyKind: z.enum(PARTY_KINDS),
    staffId: orDefault(requiredText(80).nullable(), null),
    partyName: orDefault(text(120).nullable(), null),
    bps: rate(1, WHOLE_BPS),
  })
  .refine(({ partyKind, staffId }) => (partyKind === 'employee') === (staffId !== null), {
    path: ['staffId'],
    error: 'accountability.errors.employee',
  })
  .refine(({ partyKind, partyName }) => !NAMED_PARTIES.includes(partyKind) || !!partyName?.trim(), {
    path: ['partyName'],
    error: 'ra.validation.required',
  });
export type Share = z.infer<typeof Share>;

const COSTS = {
  refunds: orDefault(amount(), 0),
  goodwill: orDefault(amount(), 0),
  freight: orDefault(amount(), 0),
  writeOffs: orDefault(amount(), 0),
  repairs: orDefault(amount(), 0),
};
const fields = {
  facts: requiredText(2000),
  /** What is done so that it does not happen again. */
  preventiveMeasure: requiredText(2000),
  ...COSTS,
  shares: z
    .array(Share)
    .min(1)
    .max(10)
    .refine((shares) => shares.reduce((sum, { bps }) => sum + bps, 0) === WHOLE_BPS, {
      error: 'accountability.errors.notWhole',
    }),
};
export const AccountabilityInput = z.strictObject({ caseId: reference('cases'), ...fields });
export type AccountabilityInput = z.infer<typeof AccountabilityInput>;
export const AccountabilityEdit = z.strictObject({ ...fields, version: whole('version') });
export type AccountabilityEdit = z.infer<typeof AccountabilityEdit>;
export const AccountabilityVersion = z.strictObject({ version: whole('version') });
export type AccountabilityVersion = z.infer<typeof AccountabilityVersion>;
export const AccountabilityWords = z.strictObject({
  version: whole('version'),
  /** Of which share, where a manager writes it down for a party; left out, one's own. */
  shareId: orDefault(reference('accountabilityShares').nullable(), null),
  text: requiredText(2000),
});
export type AccountabilityWords = z.infer<typeof AccountabilityWords>;

export const ShownShare = z.object({
  id: id(),
  partyKind: z.enum(PARTY_KINDS),
  staffId: z.string().nullable(),
  staffName: z.string().nullable(),
  partyName: z.string().nullable(),
  bps: rate(0, WHOLE_BPS),
  cost: amount(),
  reply: z.string().nullable(),
  repliedAt: instant().nullable(),
});
export const Accountability = z.object({
  id: id(),
  caseId: reference('cases'),
  stage: z.enum(ACCOUNTABILITY_STAGES),
  facts: z.string(),
  preventiveMeasure: z.string(),
  refunds: amount(),
  goodwill: amount(),
  freight: amount(),
  writeOffs: amount(),
  repairs: amount(),
  notifiedAt: instant().nullable(),
  replyUntil: instant().nullable(),
  decidedAt: instant().nullable(),
  appealedAt: instant().nullable(),
  appealReason: z.string().nullable(),
  finalAt: instant().nullable(),
  version: whole('version'),
  shares: z.array(ShownShare),
  allowed: z.array(z.enum(ACCOUNTABILITY_ACTIONS)),
});
export type Accountability = z.infer<typeof Accountability>;

/** What was granted on the ticket of a case: for goods that came back, without any, and for their return freight. */
export type KnownCosts = Pick<Accountability, 'refunds' | 'goodwill' | 'freight'>;

/** Of a case, as its page shows it. */
export interface CaseAccountability {
  accountability: Accountability | null;
  mayDraft: boolean;
  /** With which a draft begins; null for whoever may not write one. */
  costs: KnownCosts | null;
}
