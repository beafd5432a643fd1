/** Service policies: how fast tickets are answered and resolved. */
import * as z from 'zod';
import { TICKET_CHANNELS } from '#contract/service/messages';
import { TICKET_PRIORITIES, TICKET_TYPES } from '#contract/service/tickets';
import {
  count,
  id,
  instant,
  localized,
  orDefault,
  reference,
  requiredLocalized,
  requiredText,
  whole,
} from '#shared/fields';

/** At most thirty days of minutes: no calendar is so short that this takes decades. */
export const MAX_TARGET_MINUTES = 43_200;
const target = () => whole('minutes', 1, MAX_TARGET_MINUTES);

/** Minutes of business time for tickets of one priority; null: no target. */
export const PriorityTargets = z.strictObject({
  firstResponse: orDefault(target().nullable(), null),
  nextResponse: orDefault(target().nullable(), null),
  resolution: orDefault(target().nullable(), null),
  /** Counted day and night instead of by the calendar. */
  isAroundTheClock: orDefault(z.boolean(), false),
});
export type PriorityTargets = z.infer<typeof PriorityTargets>;
export const PolicyTargets = z.strictObject({
  P1: PriorityTargets,
  P2: PriorityTargets,
  P3: PriorityTargets,
  P4: PriorityTargets,
});
export type PolicyTargets = z.infer<typeof PolicyTargets>;

const list = <S extends z.ZodType>(of: S, max: number) => orDefault(z.array(of).max(max), []);
const severity = () => count(1, 4);

const fields = {
  names: requiredLocalized(60),
  types: list(z.enum(TICKET_TYPES), TICKET_TYPES.length),
  severities: list(severity(), 4),
  levels: list(requiredText(40), 50),
  channels: list(z.enum(TICKET_CHANNELS), TICKET_CHANNELS.length),
  calendarId: reference('serviceCalendars'),
  targets: PolicyTargets,
};
export const ServicePolicyInput = z.strictObject(fields);
export type ServicePolicyInput = z.infer<typeof ServicePolicyInput>;
export const ServicePolicyEdit = z.strictObject({
  ...fields,
  version: whole('version').optional(),
});
export type ServicePolicyEdit = z.infer<typeof ServicePolicyEdit>;

export const ServicePolicy = z.object({
  ...fields,
  id: id(),
  position: whole('position'),
  /** Fits every ticket that no other policy fits, and cannot be deleted. */
  isDefault: z.boolean(),
  version: whole('version'),
});
export type ServicePolicy = z.infer<typeof ServicePolicy>;

/** All policies but the default one, in their new order. */
export const PolicyOrder = z.strictObject({ ids: z.array(id()).max(200) });
export type PolicyOrder = z.infer<typeof PolicyOrder>;

/** A ticket, made up or real, of which somebody wants to know the policy. */
export const ServicePolicyTrialInput = z.strictObject({
  type: z.enum(TICKET_TYPES),
  severity: orDefault(severity().nullable(), null),
  level: orDefault(requiredText(40).nullable(), null),
  channel: z.enum(TICKET_CHANNELS),
  priority: z.enum(TICKET_PRIORITIES),
  /** When it is opened; left out, now. */
  openedAt: orDefault(instant().nullable(), null),
});
export type ServicePolicyTrialInput = z.infer<typeof ServicePolicyTrialInput>;

export const ServicePolicyTrial = z.object({
  policyId: reference('servicePolicies'),
  names: localized(),
  openedAt: instant(),
  /** Of each clock, if it began with the ticket. */
  due: z.object({
    firstResponse: instant().nullable(),
    nextResponse: instant().nullable(),
    resolution: instant().nullable(),
  }),
  /** The policies before it that do not fit, and by which of its conditions. */
  passed: z.array(
    z.object({
      policyId: reference('servicePolicies'),
      names: localized(),
      because: z.enum(['types', 'severities', 'levels', 'channels']),
    }),
  ),
});
export type ServicePolicyTrial = z.infer<typeof ServicePolicyTrial>;
