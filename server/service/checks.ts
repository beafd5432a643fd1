/** Figures of tickets that are kept with them, and the rows from which `npm run verify` computes them again. */
import type { Check } from '../platform/verify/verify.ts';

const steps = (action: string) =>
  `(select count(*) from ticket_changes c where c.ticket_id = t.id and c.action = '${action}')`;

/** When something was last said about a ticket by itself, without those that were merged into it. */
const LAST = `coalesce((select max(m.occurred_at) from ticket_messages m
  where m.ticket_id = p.id and m.kind in ('public', 'call')), p.opened_at)`;

const ANSWERS = `select m.occurred_at as at from ticket_messages m
  where m.ticket_id = t.id and m.author_kind = 'staff'
    and (m.kind = 'public' or (m.kind = 'call' and m.was_reached = 1))`;
/** The first answer of staff, of a ticket from another system also where its message did not come along; and the last. */
const FIRST_REPLY = `(select min(a.at) from (${ANSWERS} union all select i.first_reply_at as at
  from imported_tickets i where i.ticket_id = t.id and i.first_reply_at is not null) a)`;
const LAST_REPLY = `(select max(a.at) from (${ANSWERS}) a)`;

/** Of the first response that was asked for first, where it has ended; 0 for none. */
const firstClock = (column: string) => `coalesce((select c.${column} from ticket_clocks c
  where c.ticket_id = t.id and c.metric = 'firstResponse' and c.state = 'ended'
  order by c.started_at, c.instance limit 1), 0)`;

/** How a clock came out, '' while it has not. */
const OUTCOME = `(case when t.state in ('merged', 'spam') then ''
  when c.breached_at is not null then case c.state when 'cancelled' then '' else 'missed' end
  when c.state = 'ended' and (c.metric <> 'resolution'
    or (t.state = 'resolved' and coalesce(t.resolution, 'noReply') <> 'noReply')) then 'met'
  else '' end)`;

export const CHECKS: readonly Check[] = [
  {
    name: 'tickets.reopen_count',
    wrongRows: `select t.id, t.reopen_count from tickets t
      where t.reopen_count <> ${steps('reopen')} - ${steps('keepResolved')}`,
  },
  {
    name: 'tickets.first_reply_at, last_reply_at and last_message_at',
    wrongRows: `select t.id, t.first_reply_at, t.last_reply_at, t.last_message_at from tickets t
      where coalesce(t.first_reply_at, 0) <> coalesce(${FIRST_REPLY}, 0)
        or coalesce(t.last_reply_at, 0) <> coalesce(${LAST_REPLY}, 0)
        or t.merged_into_id is null
          and t.last_message_at <> (select max(${LAST}) from tickets p where p.id = t.id or p.merged_into_id = t.id)`,
  },
  {
    name: 'tickets.next_due_at and next_due_metric',
    wrongRows: `select t.id, t.next_due_at, t.next_due_metric from tickets t
      where coalesce(t.next_due_at, 0) <> coalesce((select min(c.due_at) from ticket_clocks c
          where c.ticket_id = t.id and c.state = 'running'), 0)
        or t.next_due_at is not null and not exists (select 1 from ticket_clocks c
          where c.ticket_id = t.id and c.state = 'running' and c.metric = t.next_due_metric and c.due_at = t.next_due_at)`,
  },
  {
    name: 'tickets.first_asked_at, first_ran_ms and resolution_ran_ms',
    wrongRows: `select t.id, t.first_asked_at, t.first_ran_ms, t.resolution_ran_ms from tickets t
      where coalesce(t.first_asked_at, 0) <> ${firstClock('started_at')}
        or coalesce(t.first_ran_ms, 0) <> ${firstClock('first_ran_ms')}
        or coalesce(t.resolution_ran_ms, -1) <> coalesce((select sum(c.ran_ms) from ticket_clocks c
          where c.ticket_id = t.id and c.metric = 'resolution' and c.state = 'ended'), -1)`,
  },
  {
    name: 'ticket_clocks.outcome',
    wrongRows: `select c.id, c.ticket_id, c.outcome, c.outcome_at, c.type, c.level
      from ticket_clocks c join tickets t on t.id = c.ticket_id
      where coalesce(c.outcome, '') <> ${OUTCOME}
        or coalesce(c.outcome_at, 0) <>
          case ${OUTCOME} when 'missed' then c.breached_at when 'met' then c.ended_at else 0 end
        or coalesce(c.type, '') <> t.type or coalesce(c.level, '-') <> coalesce(t.level, '')`,
  },
];
