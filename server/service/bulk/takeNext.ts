/** Takes the ticket that is due first, of the taker’s teams or of none, in one transaction: nobody else gets the same one. */
import { and, asc, eq, inArray, isNull, or, sql, type SQLWrapper } from 'drizzle-orm';
import type { Db } from '#db';
import type { Builder } from '#db/compile';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { teamMembers } from '#db/schema/service/teams';
import { tickets } from '#db/schema/service/tickets';
import { conflict } from '../../platform/http/errors.ts';
import { takeTicket } from '../tickets/actions.ts';
import { worksNoLonger } from '../tickets/agents.ts';
import type { TicketRow } from '../tickets/record.ts';
import type { TicketWriter } from '../tickets/step.ts';

const columns = {
  id: tickets.id,
  version: tickets.version,
  nextDueAt: tickets.nextDueAt,
  priority: tickets.priority,
  openedAt: tickets.openedAt,
};
/** What is due first; without a due time the most urgent, of equal ones the oldest. */
const ORDER = [
  sql`${tickets.nextDueAt} asc nulls last`,
  asc(tickets.priority),
  asc(tickets.openedAt),
  asc(tickets.id),
];
const isWaiting = inArray(tickets.state, ['new', 'open']);

/** Work of other teams is theirs to take. */
const isOurs = (q: Builder, staffId: SQLWrapper) =>
  or(
    isNull(tickets.teamId),
    inArray(
      tickets.teamId,
      q
        .select({ id: teamMembers.teamId })
        .from(teamMembers)
        .where(eq(teamMembers.staffId, staffId)),
    ),
  );

const nextUnassigned = prepared({ staffId: teamMembers.staffId }, (q, { staffId }) =>
  q
    .select(columns)
    .from(tickets)
    .where(and(isNull(tickets.assigneeId), isWaiting, isOurs(q, staffId)))
    .orderBy(...ORDER)
    .limit(1),
);
/** What people have who work on tickets no longer. */
const nextLeft = prepared({ staffId: teamMembers.staffId }, (q, { staffId }) =>
  q
    .select(columns)
    .from(tickets)
    .innerJoin(staff, and(eq(staff.id, tickets.assigneeId), worksNoLonger))
    .where(and(isWaiting, isOurs(q, staffId)))
    .orderBy(...ORDER)
    .limit(1),
);

const compareDue = (one: number | null, other: number | null): number =>
  one === other ? 0 : (one ?? Infinity) - (other ?? Infinity);

/** 409 where none waits. */
export const takeNext = async (tx: Db, writer: TicketWriter): Promise<TicketRow> => {
  const staffId = writer.actor.id ?? '';
  const [waiting] = [
    ...(await nextUnassigned(tx, { staffId })),
    ...(await nextLeft(tx, { staffId })),
  ].toSorted(
    (one, other) =>
      compareDue(one.nextDueAt, other.nextDueAt) ||
      one.priority.localeCompare(other.priority) ||
      one.openedAt - other.openedAt ||
      one.id - other.id,
  );
  if (!waiting) throw conflict('tickets.errors.nothingWaits');
  return takeTicket(tx, writer, waiting.id, { version: waiting.version });
};
