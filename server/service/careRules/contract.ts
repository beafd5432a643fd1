/** Rules by which customers are called, and what they decide. */
import * as z from 'zod';
import {
  amount,
  count,
  day,
  id,
  instant,
  orDefault,
  reference,
  requiredText,
  whole,
} from '#shared/fields';

/** After what customers are called: goods arrived, were repaired, or a complaint was settled. */
export const CARE_EVENTS = ['delivered', 'repaired', 'complaintClosed'] as const;
export type CareEvent = (typeof CARE_EVENTS)[number];

/** Whether a customer is called, or why not. */
export const CARE_VERDICTS = [
  'planned',
  'erased',
  'noPhone',
  'optedOut',
  'openTicket',
  'openCall',
  'coolDown',
] as const;
export type CareVerdict = (typeof CARE_VERDICTS)[number];

export const COOL_DOWN_DAYS = 30;
export const MAX_AFTER_DAYS = 90;
/** Over so many days a rule is tried out. */
export const TRIAL_DAYS = 30;

const fields = {
  name: requiredText(80),
  event: z.enum(CARE_EVENTS),
  afterDays: count(0, MAX_AFTER_DAYS),
  /** Only of orders from this amount on. */
  minAmount: orDefault(amount().nullable(), null),
  /** Empty for everybody. */
  levels: orDefault(z.array(requiredText(40)).max(50), []),
  coolDownDays: orDefault(count(0, 365), COOL_DOWN_DAYS),
  isActive: orDefault(z.boolean(), false),
};
export const CareRuleInput = z.strictObject(fields);
export type CareRuleInput = z.infer<typeof CareRuleInput>;
export const CareRuleEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type CareRuleEdit = z.infer<typeof CareRuleEdit>;

export const CareRule = z.object({
  ...fields,
  id: id(),
  activeSince: instant().nullable(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type CareRule = z.infer<typeof CareRule>;

/** What a rule would have decided over the last days, whether it is on or off. */
export const CareTrial = z.object({
  from: day(),
  until: day(),
  counts: z.record(z.enum(CARE_VERDICTS), count(0, 1_000_000)),
  /** The newest ones. */
  rows: z.array(
    z.object({
      day: day(),
      memberId: reference('members'),
      memberExternalId: z.string(),
      verdict: z.enum(CARE_VERDICTS),
    }),
  ),
});
export type CareTrial = z.infer<typeof CareTrial>;
