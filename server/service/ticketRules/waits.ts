/** What lasts for a while, when it has lasted long enough for a rule, and what the past would have set off. Pure. */
import type { RuleEvent, RuleTrigger, RuleWait } from '#contract/service/ticketRules';
import type { TicketStatus } from '#contract/service/tickets';
import { afterBusinessTime, type Calendar } from '#rules/service/calendars';
import { MINUTE_MS } from '#shared/days';
import { isWaitName } from './rules.ts';

/** One thing that happened to a ticket. */
export interface PastEvent {
  at: number;
  by: 'customer' | 'staff' | 'system';
  /** Of a message: whether it asks or answers; a call that reached nobody and a note do neither. */
  says: 'asked' | 'answered' | null;
  /** Where its status changed. */
  status: TicketStatus | null;
  isOpening: boolean;
  /** Whether somebody else, or another team, got it. */
  isAssignment: boolean;
}
export interface Wait {
  since: number;
  /** When it ended; null while it lasts. */
  until: number | null;
}

const ENDED: readonly TicketStatus[] = ['resolved', 'closed', 'merged', 'spam'];

type Change = 'begins' | 'ends' | 'beginsAgain' | null;
/** What an event does to what lasts. */
const CHANGES: Record<RuleWait, (event: PastEvent, isWaiting: boolean) => Change> = {
  customerWaits: ({ says, status }, isWaiting) => {
    if (says === 'asked') return isWaiting ? null : 'begins';
    return says === 'answered' || status === 'pendingCustomer' ? 'ends' : null;
  },
  customerSilent: ({ says, status }, isWaiting) => {
    if (status === 'pendingCustomer') return 'beginsAgain';
    if (status !== null || says === 'asked') return 'ends';
    return says === 'answered' && isWaiting ? 'beginsAgain' : null;
  },
  nothingDone: ({ by }) => (by === 'system' ? null : 'beginsAgain'),
};

/** The times for which it lasted, in the order of the events; nothing lasts of a ticket that has ended. */
export const waitsOf = (wait: RuleWait, events: readonly PastEvent[]): Wait[] => {
  const waits: Wait[] = [];
  const ordered = events.toSorted((one, other) => one.at - other.at);
  for (const event of ordered) {
    const last = waits.at(-1);
    const isWaiting = last !== undefined && last.until === null;
    const hasEnded = event.status !== null && ENDED.includes(event.status);
    const change = hasEnded ? 'ends' : CHANGES[wait](event, isWaiting);
    if (change === null) continue;
    if (isWaiting && change !== 'begins') last.until = event.at;
    if (change !== 'ends') waits.push({ since: event.at, until: null });
  }
  return waits;
};

interface Timed {
  minutes: number | null;
  activeSince: number;
}
/** When it has lasted long enough for the rule: at the end of so much business time, and not before the rule was active. */
export const decidedAt = (
  { minutes, activeSince }: Timed,
  calendar: Calendar,
  since: number,
): number => Math.max(afterBusinessTime(calendar, since, (minutes ?? 0) * MINUTE_MS), activeSince);

/** Which past events are what a rule may wait for. */
const HAPPENED: Record<RuleEvent, (event: PastEvent) => boolean> = {
  opened: ({ status, isOpening }) => status !== null && isOpening,
  customerWrote: ({ says, isOpening }) => says === 'asked' && !isOpening,
  staffReplied: ({ says, by }) => says === 'answered' && by === 'staff',
  statusChanged: ({ status, isOpening }) => status !== null && !isOpening,
  assigned: ({ isAssignment }) => isAssignment,
};

/** When a rule would have been set off by this past: by each event, or once for each time that lasted long enough. */
export const momentsOf = (
  rule: { trigger: RuleTrigger; minutes: number | null },
  calendar: Calendar,
  events: readonly PastEvent[],
  now: number,
): number[] => {
  const { trigger } = rule;
  if (!isWaitName(trigger)) return events.filter(HAPPENED[trigger]).map(({ at }) => at);
  const timed = { minutes: rule.minutes, activeSince: 0 };
  return waitsOf(trigger, events).flatMap(({ since, until }) => {
    const at = decidedAt(timed, calendar, since);
    return at <= now && (until === null || at < until) ? [at] : [];
  });
};
