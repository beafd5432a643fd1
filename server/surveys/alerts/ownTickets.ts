/** Tickets that were opened for alerts which nobody has to follow up any more. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { Writer } from '../../platform/records/writer.ts';
import { NOT_WAITING } from '../../service/tickets/statusFields.ts';
import { openTicket, takeStep } from '../../service/tickets/step.ts';
import type { AlertRow } from './record.ts';

/** Nobody has worked on it, and it is not the ticket of another alert. */
const untouched = statement<{ id: number }>(
  `select t.id from tickets t where t.id = ? and t.state in ('new', 'open')
     and not exists (select 1 from ticket_changes c
       where c.ticket_id = t.id and c.actor_kind <> 'system' and c.action <> 'open')
     and (select count(*) from ticket_messages m where m.ticket_id = t.id) = 1
     and not exists (select 1 from cases c where c.ticket_id = t.id)
     and not exists (select 1 from survey_alerts a
       where a.ticket_id = t.id and a.id <> ? and a.withdrawn_at is null)`,
);

/** The step that makes it needless has its own activity. */
export const endOwnTicket = async (
  tx: Db,
  acting: Writer,
  { id, ticketId, hasOwnTicket }: Pick<AlertRow, 'id' | 'ticketId' | 'hasOwnTicket'>,
): Promise<void> => {
  if (ticketId === null || !hasOwnTicket) return;
  const [found] = await untouched(tx, ticketId, id);
  if (!found) return;
  const writer = { ...acting, actor: SYSTEM, party: 'system' as const };
  const row = await openTicket(tx, writer, ticketId);
  await takeStep(tx, writer, row, {
    action: 'resolve',
    verb: null,
    values: { ...NOT_WAITING, state: 'resolved', resolution: 'withdrawn', resolvedAt: writer.now },
  });
};
