/** Figures of tickets that are kept with them, and the rows from which `npm run verify` computes them again. */
import type { Check } from '../platform/verify/verify.ts';

const steps = (action: string) =>
  `(select count(*) from ticket_changes c where c.ticket_id = t.id and c.action = '${action}')`;

/** When something was last said about a ticket by itself, without those that were merged into it. */
const LAST = `coalesce((select max(m.occurred_at) from ticket_messages m
  where m.ticket_id = p.id and m.kind in ('public', 'call')), p.opened_at)`;

export const CHECKS: readonly Check[] = [
  {
    name: 'tickets.reopen_count',
    wrongRows: `select t.id, t.reopen_count from tickets t
      where t.reopen_count <> ${steps('reopen')} - ${steps('keepResolved')}`,
  },
  {
    name: 'tickets.first_reply_at and last_message_at',
    wrongRows: `select t.id, t.first_reply_at, t.last_message_at from tickets t
      where coalesce(t.first_reply_at, 0) <> coalesce((select min(m.occurred_at) from ticket_messages m
          where m.ticket_id = t.id and m.author_kind = 'staff'
            and (m.kind = 'public' or (m.kind = 'call' and m.was_reached = 1))), 0)
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
];
