/** The list of tickets, and its filters. */
import {
  LIVE_STATUSES,
  REOPEN_DAYS,
  TICKET_STATUSES,
  type TicketStatus,
} from '#contract/service/tickets';
import { tickets } from '#db/schema/service/tickets';
import { inValues } from '#db/statements';
import { DAY_MS, dayOf, startOfDay } from '#shared/days';
import { orderIdOf } from '../../orders/shared/orderIdOf.ts';
import type { Condition, CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { type TicketRow, withParts } from './record.ts';
import { STATUS_SQL } from './rules.ts';

const WEEK_MS = REOPEN_DAYS * DAY_MS;
const isStatus = (value: unknown): value is TicketStatus =>
  (TICKET_STATUSES as readonly unknown[]).includes(value);

const stateIs = (state: string, and = '', values: number[] = []): Condition => ({
  sql: `("tickets".state = '${state}'${and})`,
  values,
});
/** Written so that the index by state and instant finds it. */
const statusCondition = (status: TicketStatus, now: number): Condition => {
  const resolvedAfter = ' and "tickets".resolved_at > ?';
  const lapsed = ' and "tickets".unanswered_at <= ?';
  switch (status) {
    case 'pendingCustomer':
      return stateIs(
        status,
        ' and ("tickets".unanswered_at is null or "tickets".unanswered_at > ?)',
        [now],
      );
    case 'resolved':
      return either([
        stateIs('resolved', resolvedAfter, [now - WEEK_MS]),
        stateIs('pendingCustomer', `${lapsed} and "tickets".unanswered_at > ?`, [
          now,
          now - WEEK_MS,
        ]),
      ]);
    case 'closed':
      return either([
        stateIs('resolved', ' and "tickets".resolved_at <= ?', [now - WEEK_MS]),
        stateIs('pendingCustomer', lapsed, [now - WEEK_MS]),
      ]);
    default:
      return stateIs(status);
  }
};
const either = (conditions: readonly Condition[]): Condition => ({
  sql: `(${conditions.map(({ sql }) => sql).join(' or ')})`,
  values: conditions.flatMap(({ values }) => values),
});

const statusFilter: CustomFilter = (value, { now }) => {
  const asked = Array.isArray(value) ? (value as unknown[]) : [value];
  if (asked.length === 0) return { sql: '1 = 0', values: [] };
  if (!asked.every(isStatus)) return null;
  const at = now();
  return either(
    TICKET_STATUSES.filter((one) => asked.includes(one)).map((one) => statusCondition(one, at)),
  );
};

/** `me` is whoever asks; null is nobody. */
const assigneeFilter: CustomFilter = (value, { actor }) => {
  if (value === null) return { sql: '"tickets".assignee_id is null', values: [] };
  if (typeof value !== 'string' || value.length > 80) return null;
  const id = value === 'me' ? (actor.id ?? '') : value;
  return { sql: '"tickets".assignee_id = ?', values: [id] };
};

const tagFilter: CustomFilter = (value, { db }) => {
  const asked = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!asked.every((one) => typeof one === 'string' && one.length <= 40)) return null;
  return {
    sql: `"tickets".id in (select t.ticket_id from ticket_tags t where t.tag ${inValues(db, 'text')})`,
    values: [JSON.stringify(asked)],
  };
};

const resolvedToday: CustomFilter = async (value, { now, settings }) => {
  if (value !== true) return null;
  const { timeZone } = await settings();
  const at = now();
  return {
    sql: `"tickets".state = 'resolved' and "tickets".resolved_at >= ?`,
    values: [startOfDay(dayOf(at, timeZone), timeZone)],
  };
};

const isLive: CustomFilter = (value, context, filter) =>
  value === true ? statusFilter([...LIVE_STATUSES], context, filter) : null;

export const ticketList: ListSpec = {
  table: tickets,
  hidden: ['requestHash', 'recordedOn', 'dayNumber'],
  // What is shown is the status, which follows from them.
  guarded: () => ['state', 'unansweredAt'],
  searchColumns: ['number', 'subject', 'orderExternalId', 'externalId'],
  keys: ['number', 'external_id', 'order_external_id'],
  extra: { orderId: orderIdOf('tickets') },
  timedTexts: { status: STATUS_SQL },
  filters: {
    status: statusFilter,
    assigneeId: assigneeFilter,
    tag: tagFilter,
    isLive,
    resolvedToday,
  },
  defaultSort: ['openedAt', 'DESC'],
  finish: ({ db, now }, rows) => withParts(db, rows as unknown as TicketRow[], now()),
};
