/** Filters of the list of tickets by which figures of service show the tickets that they count. */
import { type ClockFilter, CLOCK_FILTERS } from '#contract/service/countedTickets';
import { METRICS } from '#contract/service/metrics';
import type { CustomFilter, Filter } from '../../platform/lists/spec.ts';
import { askedUntimed } from './askedSql.ts';
import { clockCondition } from './clockSql.ts';

const instantOr = (value: unknown, otherwise: number): number | null => {
  if (value === undefined) return otherwise;
  return Number.isSafeInteger(value) ? Number(value) : null;
};

/** The value is what was waited for; `clockAt_gte` and `clockAt_lt` say when it came out. */
const clockFilter =
  (name: ClockFilter): CustomFilter =>
  (value, { now }, filter) => {
    if (typeof value !== 'string' || !METRICS.some((metric) => metric === value)) return null;
    const from = instantOr(filter.clockAt_gte, 0);
    const until = instantOr(filter.clockAt_lt, Number.MAX_SAFE_INTEGER);
    if (from === null || until === null) return null;
    const span = { from, until: Math.min(until, now() + 1) };
    const { sql, values } = clockCondition(name, span);
    return {
      sql: `"tickets".id in (select c.ticket_id from ticket_clocks c join tickets t on t.id = c.ticket_id
        where c.metric = ? and ${sql})`,
      values: [value, ...values],
    };
  };

/** Only says when a clock came out: what is asked of it is another filter. */
const clockAt: CustomFilter = (value, _, filter: Filter) =>
  Number.isSafeInteger(value) && CLOCK_FILTERS.some((name) => filter[name] !== undefined)
    ? { sql: '1 = 1', values: [] }
    : null;

/** Of merged tickets the one in which they go on is counted; spam is none. */
const isCounted: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? { sql: `"tickets".state ${value ? 'not ' : ''}in ('merged', 'spam')`, values: [] }
    : null;

/** Written so that no index by state is read where one by instants has fewer rows. */
const RESOLVED = `("tickets".state || '' = 'resolved'`;

/** By somebody, and not opened again since: that a customer stays silent resolves tickets too, but answers nobody. */
const isResolvedByStaff: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? {
        sql: `${value ? '' : 'not '}${RESOLVED} and coalesce("tickets".resolution, 'noReply') <> 'noReply')`,
        values: [],
      }
    : null;

/** It was resolved at least once, by somebody or by time. */
const wasResolved: CustomFilter = (value, { now }) =>
  typeof value === 'boolean'
    ? {
        sql: `${value ? '' : 'not '}${RESOLVED} or "tickets".reopen_count > 0
          or ("tickets".state = 'pendingCustomer' and coalesce("tickets".unanswered_at <= ?, 1 = 0)))`,
        values: [now()],
      }
    : null;

/** Resolved with the first answer, and not opened again since. */
const isFirstContact: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? {
        sql: `${value ? '' : 'not '}${RESOLVED} and "tickets".reopen_count = 0
          and coalesce("tickets".last_reply_at <= "tickets".first_reply_at, 1 = 0))`,
        values: [],
      }
    : null;

/** A customer had asked something before staff wrote first: what staff begin answers nobody. */
const wasAsked: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? {
        sql: `${value ? '' : 'not '}("tickets".first_asked_at is not null or ${askedUntimed('"tickets"')})`,
        values: [],
      }
    : null;

/** A complaint that belongs to the ticket has this root cause. */
const rootCauseId: CustomFilter = (value) =>
  Number.isSafeInteger(value)
    ? {
        sql: `"tickets".id in (select s.ticket_id from cases s join complaints p on p.case_id = s.id
          where p.root_cause_id = ?)`,
        values: [Number(value)],
      }
    : null;

export const COUNTED_FILTERS = {
  metClock: clockFilter('metClock'),
  missedClock: clockFilter('missedClock'),
  decidedClock: clockFilter('decidedClock'),
  clockAt_gte: clockAt,
  clockAt_lt: clockAt,
  isCounted,
  isResolvedByStaff,
  wasResolved,
  isFirstContact,
  wasAsked,
  rootCauseId,
} satisfies Readonly<Record<string, CustomFilter>>;
