/** The list of tickets, and its filters. */
import { finishedBy } from '../../platform/lists/list.ts';
import { DUE_SOON_MS } from '#contract/service/metrics';
import { TICKET_STATUSES, type TicketStatus } from '#contract/service/tickets';
import { inValues } from '#db/statements';
import { dayOf, startOfDay } from '#shared/days';
import { loadAbsent } from '../absences/load.ts';
import { coveredBy } from '../absences/rules.ts';
import { orderIdOf } from '../../orders/shared/orderIdOf.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { COUNTED_FILTERS } from '../countedTickets/filters.ts';
import { NOBODYS_SQL } from './agents.ts';
import { toReview } from './laterFilters.ts';
import type { TicketRow } from './record.ts';
import { withParts } from './show.ts';
import { SEARCHED, searchFilter } from './search.ts';
import {
  either,
  liveCondition,
  resolvedBetween,
  STATUS_SQL,
  statusCondition,
} from './statusSql.ts';

const isStatus = (value: unknown): value is TicketStatus =>
  (TICKET_STATUSES as readonly unknown[]).includes(value);

const statusFilter: CustomFilter = (value, { now }) => {
  const asked = Array.isArray(value) ? (value as unknown[]) : [value];
  if (asked.length === 0) return { sql: '1 = 0', values: [] };
  if (!asked.every(isStatus)) return null;
  const at = now();
  return either(
    TICKET_STATUSES.filter((one) => asked.includes(one)).map((one) => statusCondition(one, at)),
  );
};

/** `me` is whoever asks, with those for whom they stand in now; null is what nobody works on. */
const assigneeFilter: CustomFilter = async (value, { actor, db, now }) => {
  if (value === null) return { sql: NOBODYS_SQL, values: [] };
  if (typeof value !== 'string' || value.length > 80) return null;
  if (value !== 'me') return { sql: '"tickets".assignee_id = ?', values: [value] };
  const own = actor.id ?? '';
  const covered = coveredBy(own, await loadAbsent(db, now()), now());
  if (covered.length === 0) return { sql: '"tickets".assignee_id = ?', values: [own] };
  return {
    sql: `"tickets".assignee_id ${inValues(db, 'text')}`,
    values: [JSON.stringify([own, ...covered])],
  };
};

/** `mine` are the teams of whoever asks. */
const teamFilter: CustomFilter = (value, { actor }) => {
  if (value === null) return { sql: '"tickets".team_id is null', values: [] };
  if (typeof value === 'number') return { sql: '"tickets".team_id = ?', values: [value] };
  if (value !== 'mine') return null;
  return {
    sql: '"tickets".team_id in (select m.team_id from team_members m where m.staff_id = ?)',
    values: [actor.id ?? ''],
  };
};

const tagFilter: CustomFilter = (value, { db }) => {
  const asked = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!asked.every((one) => typeof one === 'string' && one.length <= 40)) return null;
  return {
    sql: `"tickets".id in (select t.ticket_id from ticket_tags t where t.tag ${inValues(db, 'text')})`,
    values: [JSON.stringify(asked)],
  };
};

/** Those that time has resolved today are among them. */
const resolvedToday: CustomFilter = async (value, { now, settings }) => {
  if (typeof value !== 'boolean') return null;
  const { timeZone } = await settings();
  const at = now();
  const today = startOfDay(dayOf(at, timeZone), timeZone);
  const { sql, values } = resolvedBetween(today, at);
  return { sql: value ? sql : `not coalesce(${sql}, 1 = 0)`, values };
};

const isLive: CustomFilter = (value, { now }) => {
  if (typeof value !== 'boolean') return null;
  const { sql, values } = liveCondition(now());
  return { sql: value ? sql : `not ${sql}`, values };
};

/** `overdue`: a clock is late; `soon`: it will be within an hour. */
const dueFilter: CustomFilter = (value, { now }) => {
  const at = now();
  if (value === 'overdue') return { sql: '"tickets".next_due_at <= ?', values: [at] };
  if (value !== 'soon') return null;
  return {
    sql: '("tickets".next_due_at > ? and "tickets".next_due_at <= ?)',
    values: [at, at + DUE_SOON_MS],
  };
};

/** Work of others that is not done although it was due. */
const hasLateTask: CustomFilter = (value, { now }) =>
  typeof value === 'boolean'
    ? {
        sql: `"tickets".id ${value ? 'in' : 'not in'} (select t.ticket_id from ticket_tasks t where t.done_at is null and t.due_at <= ?)`,
        values: [now()],
      }
    : null;

/**
 * Marked as spam, and its customer wrote since: until somebody restores it, or notes there why not. The newest message says
 * which of the two came last.
 */
const hasSpamMessage: CustomFilter = (value) => {
  if (typeof value !== 'boolean') return null;
  const sql = `("tickets".state = 'spam' and exists (select 1 from ticket_messages m
    where m.id = (select max(n.id) from ticket_messages n where n.ticket_id = "tickets".id)
      and m.author_kind = 'customer' and m.recorded_at > (select max(c.at) from ticket_changes c
        where c.ticket_id = "tickets".id and c.action = 'markSpam')))`;
  return { sql: value ? sql : `not ${sql}`, values: [] };
};
/** The law asked for something by a day that has passed. */
const hasLateDeadline: CustomFilter = (value, { now }) =>
  typeof value === 'boolean'
    ? {
        sql: `"tickets".id ${value ? 'in' : 'not in'} (select coalesce(t.merged_into_id, t.id)
          from ticket_deadlines d join tickets t on t.id = d.ticket_id
          where d.met_at is null and d.cancelled_at is null and d.due_at <= ?)`,
        values: [now()],
      }
    : null;

export const ticketList: ListSpec = {
  ...SEARCHED,
  hidden: [
    'requestHash',
    'recordedOn',
    'dayNumber',
    'lastReplyAt',
    'firstAskedAt',
    'firstRanMs',
    'resolutionRanMs',
  ],
  // What is shown is the status, which follows from them.
  guarded: () => ['state', 'unansweredAt'],
  keys: ['number', 'external_id', 'order_external_id'],
  extra: { orderId: orderIdOf('tickets') },
  timedTexts: { status: STATUS_SQL },
  filters: {
    q: searchFilter,
    status: statusFilter,
    assigneeId: assigneeFilter,
    teamId: teamFilter,
    tag: tagFilter,
    isLive,
    resolvedToday,
    hasLateTask,
    hasSpamMessage,
    due: dueFilter,
    hasLateDeadline,
    toReview,
    ...COUNTED_FILTERS,
  },
  defaultSort: ['openedAt', 'DESC'],
  finish: finishedBy(({ db, now }, rows: TicketRow[]) => withParts(db, rows, now())),
};
