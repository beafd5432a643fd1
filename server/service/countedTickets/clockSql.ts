/** Which clocks came out within a span of time, and how: the same for figures and for the list of tickets behind them. */
import type { Value } from '#db/statements';
import type { ClockFilter } from '#contract/service/countedTickets';

export interface ClockSpan {
  from: number;
  /** Excluded, and at most the instant after the present one. */
  until: number;
}

/**
 * Met when the customer was answered, or the ticket resolved, before it was due. That a customer stays silent for two weeks
 * meets no clock. Over rows `c` of clocks and `t` of their tickets.
 */
const MET = `(c.state = 'ended' and c.breached_at is null and c.ended_at >= ? and c.ended_at < ?
  and (c.metric <> 'resolution' or (t.state = 'resolved' and t.resolution <> 'noReply')))`;
/** Missed when it fell due, whether or not it went on afterwards. A clock of a merged ticket goes on elsewhere. */
const MISSED = `((c.state <> 'cancelled' and c.breached_at >= ? and c.breached_at < ?)
  or (c.state = 'running' and c.breached_at is null and c.due_at >= ? and c.due_at < ?))`;

const SQL: Readonly<Record<ClockFilter, string>> = {
  metClock: MET,
  missedClock: MISSED,
  decidedClock: `(${MET} or ${MISSED})`,
};

export const clockCondition = (
  filter: ClockFilter,
  { from, until }: ClockSpan,
): { sql: string; values: Value[] } => {
  const sql = SQL[filter];
  const pairs = (sql.match(/\?/g) ?? []).length / 2;
  return { sql, values: Array.from({ length: pairs }, () => [from, until]).flat() };
};
