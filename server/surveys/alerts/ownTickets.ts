/** Tickets that were opened for alerts: ended where nobody has to follow them up any more, and taken up again where somebody has. */
import { SYSTEM } from '#contract/platform/activities';
import { LIVE_STATUSES, type Resolution } from '#contract/service/tickets';
import type { Db } from '#db';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { tickets } from '#db/schema/service/tickets';
import { many, prepared } from '#db/prepared';
import { statement } from '#db/statements';
import { statusAt } from '#rules/service/tickets';
import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { loadPeople } from '../../members/people/load.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { NOT_WAITING, reopenedFields, UNRESOLVED } from '../../service/tickets/statusFields.ts';
import { openTicket, takeStep } from '../../service/tickets/step.ts';
import { survivorOf } from '../../service/tickets/thread.ts';
import { isHidden } from './hidden.ts';
import type { AlertRow } from './record.ts';

const WITHDRAWN = 'withdrawn' as const;

/** It was opened for alerts, nobody has worked on it, and no other alert of it is open. */
const untouched = statement<{ id: number }>(
  `select t.id from tickets t where t.id = ? and t.state in ('new', 'open')
     and exists (select 1 from survey_alerts o where o.ticket_id = t.id and o.has_own_ticket = 1)
     and not exists (select 1 from ticket_changes c
       where c.ticket_id = t.id and c.actor_kind <> 'system' and c.action <> 'open')
     and (select count(*) from ticket_messages m where m.ticket_id = t.id) = 1
     and not exists (select 1 from cases c where c.ticket_id = t.id)
     and not exists (select 1 from survey_alerts a
       where a.ticket_id = t.id and a.id <> ? and a.withdrawn_at is null and a.closed_at is null)`,
);

/** The step that makes it needless has its own activity. */
export const endOwnTicket = async (
  tx: Db,
  acting: Writer,
  { id, ticketId }: Pick<AlertRow, 'id' | 'ticketId'>,
  resolution: Resolution = WITHDRAWN,
): Promise<void> => {
  if (ticketId === null) return;
  const [found] = await untouched(tx, ticketId, id);
  if (!found) return;
  const writer = { ...acting, actor: SYSTEM, party: 'system' as const };
  const row = await openTicket(tx, writer, ticketId);
  await takeStep(tx, writer, row, {
    action: 'resolve',
    verb: null,
    values: { ...NOT_WAITING, state: 'resolved', resolution, resolvedAt: writer.now },
  });
};

const endedOf = prepared(
  {
    ids: many(tickets.memberId),
    source: tickets.source,
    resolution: tickets.resolution,
    from: tickets.openedAt,
  },
  (q, { ids, source, resolution, from }) =>
    q
      .select({ id: tickets.id })
      .from(tickets)
      .leftJoin(surveyAlerts, eq(surveyAlerts.ticketId, tickets.id))
      .where(
        and(
          inArray(tickets.memberId, ids),
          eq(tickets.source, source),
          eq(tickets.resolution, resolution),
          gte(tickets.openedAt, from),
          isNull(surveyAlerts.id),
        ),
      )
      .orderBy(desc(tickets.id))
      .limit(1),
);

/**
 * The ticket that was opened for the alert before. One that hides its person has lost it: it is the one that was ended since the
 * answer and is of no alert.
 */
const findOwn = async (
  db: Db,
  alert: AlertRow,
  { memberId, answeredAt }: { memberId: number | null; answeredAt: number | null },
): Promise<number | null> => {
  if (alert.hasOwnTicket) return alert.ticketId;
  if (!isHidden(alert) || memberId === null || answeredAt === null) return null;
  const { all } = await loadPeople(db, [memberId]);
  const ended = await endedOf(db, {
    ids: [...all],
    source: 'survey',
    resolution: WITHDRAWN,
    from: answeredAt,
  });
  return ended[0]?.id ?? null;
};

/** However often an answer is changed, it is followed up in one ticket; null where it never had its own, or cannot go on in it. */
export const takeUpOwnTicket = async (
  tx: Db,
  acting: Writer,
  alert: AlertRow,
  of: { memberId: number | null; answeredAt: number | null },
): Promise<number | null> => {
  const own = await findOwn(tx, alert, of);
  if (own === null) return null;
  const id = await survivorOf(tx, own);
  const found = await findRow(tx, tickets, id);
  if (!found) return null;
  const { status } = statusAt(found, acting.now);
  if ((LIVE_STATUSES as readonly string[]).includes(status)) return id;
  if (status !== 'resolved') return null;
  const writer = { ...acting, actor: SYSTEM, party: 'system' as const };
  const row = await openTicket(tx, writer, id);
  // Where nobody had answered anything yet, the customer did not come back.
  const open = row.resolution === WITHDRAWN ? UNRESOLVED : reopenedFields(row);
  await takeStep(tx, writer, row, {
    action: 'reopen',
    verb: null,
    values: { ...open, state: 'open' },
  });
  return id;
};
