/** How a clock came out for the figures: the same as `countedTickets/clockSql.ts` says of stored rows, until then left open. Pure. */
import type { Metric } from '#contract/service/metrics';
import type { Resolution, TicketState, TicketType } from '#contract/service/tickets';
import type { ClockOutcome, ClockState } from './contract.ts';

export interface EndingClock {
  metric: Metric;
  state: ClockState;
  endedAt: number | null;
  breachedAt: number | null;
}
export interface CountedTicket {
  type: TicketType;
  level: string | null;
  state: TicketState;
  resolution: Resolution | null;
}
interface Outcome {
  outcome: ClockOutcome | null;
  outcomeAt: number | null;
}

const OPEN: Outcome = { outcome: null, outcomeAt: null };

/** That a customer stays silent meets no clock. What is overdue and still runs is told by when it was due. */
export const outcomeOf = (
  { metric, state, endedAt, breachedAt }: EndingClock,
  ticket: Pick<CountedTicket, 'state' | 'resolution'>,
): Outcome => {
  if (ticket.state === 'merged' || ticket.state === 'spam') return OPEN;
  if (breachedAt !== null)
    return state === 'cancelled' ? OPEN : { outcome: 'missed', outcomeAt: breachedAt };
  if (state !== 'ended' || endedAt === null) return OPEN;
  const isAnswered =
    ticket.state === 'resolved' && ticket.resolution !== null && ticket.resolution !== 'noReply';
  return metric !== 'resolution' || isAnswered ? { outcome: 'met', outcomeAt: endedAt } : OPEN;
};
