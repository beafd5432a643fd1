/** Which policy a ticket gets: the first in order whose conditions it meets. Pure. */
import type { TicketChannel } from '#contract/service/messages';
import type { PolicyTargets } from '#contract/service/servicePolicies';
import type { TicketPriority, TicketType } from '#contract/service/tickets';

export interface Conditions {
  types: readonly TicketType[];
  severities: readonly number[];
  levels: readonly string[];
  channels: readonly TicketChannel[];
}
export interface TicketFacts {
  type: TicketType;
  severity: number | null;
  level: string | null;
  channel: TicketChannel;
}
export type Condition = keyof Conditions;

const fits = <T>(asked: readonly T[], value: T | null): boolean =>
  asked.length === 0 || (value !== null && asked.includes(value));

/** The first condition that the ticket does not meet; null where it meets all of them. */
export const unmetCondition = (
  { types, severities, levels, channels }: Conditions,
  { type, severity, level, channel }: TicketFacts,
): Condition | null => {
  if (!fits(types, type)) return 'types';
  if (!fits(severities, severity)) return 'severities';
  if (!fits(levels, level)) return 'levels';
  return fits(channels, channel) ? null : 'channels';
};

interface Ordered extends Conditions {
  position: number;
  isDefault: boolean;
}

/** By their places, and the default one last wherever it stands. */
export const inOrder = <P extends Ordered>(policies: readonly P[]): P[] =>
  policies.toSorted(
    (one, other) =>
      Number(one.isDefault) - Number(other.isDefault) || one.position - other.position,
  );

export const firstFitting = <P extends Ordered>(
  policies: readonly P[],
  facts: TicketFacts,
): P | undefined =>
  inOrder(policies).find((one) => one.isDefault || unmetCondition(one, facts) === null);

const hours = (
  firstResponse: number,
  nextResponse: number,
  resolution: number,
  isAroundTheClock = false,
) => ({
  firstResponse: firstResponse * 60,
  nextResponse: nextResponse * 60,
  resolution: resolution * 60,
  isAroundTheClock,
});
/** Those with which a store starts. */
export const FIRST_TARGETS: PolicyTargets = {
  P1: hours(0.25, 0.5, 4, true),
  P2: hours(1, 2, 8),
  P3: hours(4, 8, 24),
  P4: hours(8, 16, 72),
};

export const targetMinutes = (targets: PolicyTargets, priority: TicketPriority) => {
  const { firstResponse, nextResponse, resolution } = targets[priority];
  return { firstResponse, nextResponse, resolution };
};
