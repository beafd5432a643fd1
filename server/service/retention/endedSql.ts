/** Which rows of ended tickets there are, since when, and what keeps them: the same for the dry run and for taking away. */
import type { Retained } from '#contract/service/retention';
import { REOPEN_MS } from '../tickets/rules.ts';

/** What stands in place of words that were taken away, as after an erasure. */
export const GONE = '–';

const THREAD = 'coalesce(x.merged_into_id, x.id)';
const HELD = `select ${THREAD} from ticket_holds h join tickets x on x.id = h.ticket_id`;
/** A case that ends by time alone is recorded then; a dispute keeps its ticket some time after it ended. */
const OPEN = `select ${THREAD} from cases c join tickets x on x.id = c.ticket_id where c.closed_at is null
  union select ${THREAD} from disputes d join cases c on c.id = d.case_id join tickets x on x.id = c.ticket_id
    where d.hold_until > ?
  union select ${THREAD} from refunds r join tickets x on x.id = r.ticket_id
    where r.state in ('submitted', 'paying', 'failed')
  union select ${THREAD} from cases c join ticket_links l on l.ticket_id = c.ticket_id
    join tickets x on x.id = l.other_id where c.kind = 'dispute' and c.closed_at is null
  union select ${THREAD} from cases c join ticket_links l on l.other_id = c.ticket_id
    join tickets x on x.id = l.ticket_id where c.kind = 'dispute' and c.closed_at is null`;

/**
 * Tickets with when their thread was closed and what keeps it, '' for nothing; of a merged one the ticket in which it goes on
 * says so. Its value is the current instant.
 */
const ENDED = `select t.id as id,
    case s.state when 'resolved' then s.resolved_at + ${REOPEN_MS}
      when 'pendingCustomer' then s.unanswered_at + ${REOPEN_MS}
      when 'spam' then s.updated_at end as ended_at,
    case when s.id in (${HELD}) then 'legalHold' when s.id in (${OPEN}) then 'openCase' else '' end as kept
  from tickets t join tickets s on s.id = coalesce(t.merged_into_id, t.id)
  where s.state in ('resolved', 'pendingCustomer', 'spam')`;

/** Rows that still have what goes. */
const ROWS: Readonly<Record<Retained, string>> = {
  ticket_attachments: `select a.id as id, e.ended_at as ended_at, e.kept as kept
    from (${ENDED}) e join ticket_messages m on m.ticket_id = e.id join ticket_attachments a on a.message_id = m.id
    where a.file_id is not null`,
  ticket_messages: `select m.id as id, e.ended_at as ended_at, e.kept as kept
    from (${ENDED}) e join ticket_messages m on m.ticket_id = e.id
    where m.body <> '${GONE}' and m.redacted_at is null`,
  tickets: `select e.id as id, e.ended_at as ended_at, e.kept as kept
    from (${ENDED}) e join tickets own on own.id = e.id where own.subject <> '${GONE}'`,
};

/** Its values are the current instant and the one before which tickets were closed. */
export const endedRows = (table: Retained): string =>
  `select q.id, q.ended_at, q.kept from (${ROWS[table]}) q where q.ended_at < ?`;
