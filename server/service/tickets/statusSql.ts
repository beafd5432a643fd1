/** What time makes of the status of a ticket, in SQL: the same as `statusAt`, which a test compares row by row. */
import type { TicketStatus } from '#contract/service/tickets';
import type { Condition } from '../../platform/lists/spec.ts';
import { REOPEN_MS } from './rules.ts';

/** Over a row of the table and the current instant `clock.at`. */
export const STATUS_SQL = `case
  when "tickets".state = 'resolved' and "tickets".resolved_at + ${REOPEN_MS} <= clock.at then 'closed'
  when "tickets".state = 'pendingCustomer' and "tickets".unanswered_at + ${REOPEN_MS} <= clock.at then 'closed'
  when "tickets".state = 'pendingCustomer' and "tickets".unanswered_at <= clock.at then 'resolved'
  else "tickets".state end`;

export const either = (conditions: readonly Condition[]): Condition => ({
  sql: `(${conditions.map(({ sql }) => sql).join(' or ')})`,
  values: conditions.flatMap(({ values }) => values),
});

const stateIs = (state: string, and = '', values: number[] = []): Condition => ({
  sql: `("tickets".state = '${state}'${and})`,
  values,
});

/** Those that somebody works on, or will: written as the condition of an index, which holds all that counting them needs. */
export const liveCondition = (now: number): Condition => ({
  sql: `("tickets".state in ('new', 'open', 'pendingCustomer', 'onHold')
    and ("tickets".state <> 'pendingCustomer' or "tickets".unanswered_at is null or "tickets".unanswered_at > ?))`,
  values: [now],
});

/** Whether it is this one, written so that the indexes by state and instant find it. */
export const statusCondition = (status: TicketStatus, now: number): Condition => {
  const before = now - REOPEN_MS;
  switch (status) {
    case 'pendingCustomer':
      return stateIs(
        status,
        ' and ("tickets".unanswered_at is null or "tickets".unanswered_at > ?)',
        [now],
      );
    case 'resolved':
      return either([
        stateIs('resolved', ' and "tickets".resolved_at > ?', [before]),
        stateIs(
          'pendingCustomer',
          ' and "tickets".unanswered_at <= ? and "tickets".unanswered_at > ?',
          [now, before],
        ),
      ]);
    case 'closed':
      return either([
        stateIs('resolved', ' and "tickets".resolved_at <= ?', [before]),
        stateIs('pendingCustomer', ' and "tickets".unanswered_at <= ?', [before]),
      ]);
    default:
      return stateIs(status);
  }
};

/** Whether it was resolved in this time, by somebody or by time; both ends count. */
export const resolvedBetween = (from: number, until: number): Condition =>
  either([
    stateIs('resolved', ' and "tickets".resolved_at >= ? and "tickets".resolved_at <= ?', [
      from,
      until,
    ]),
    stateIs(
      'pendingCustomer',
      ' and "tickets".unanswered_at >= ? and "tickets".unanswered_at <= ?',
      [from, until],
    ),
  ]);
