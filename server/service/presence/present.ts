/** Who is viewing a ticket. It locks nothing: it only lets people see each other. */
import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import { PRESENT_MS, type Present, type PresenceState } from '#contract/service/presence';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { ticketPresence } from '#db/schema/service/tickets';

const presentOf = prepared(
  { ids: many(ticketPresence.ticketId), since: ticketPresence.seenAt },
  (q, { ids, since }) =>
    q
      .select({
        ticketId: ticketPresence.ticketId,
        staffId: ticketPresence.staffId,
        name: staff.name,
        state: ticketPresence.state,
      })
      .from(ticketPresence)
      .innerJoin(staff, eq(staff.id, ticketPresence.staffId))
      .where(and(inArray(ticketPresence.ticketId, ids), gt(ticketPresence.seenAt, since)))
      .orderBy(asc(staff.name), asc(staff.id)),
);

/** Of each of these tickets, by its id. */
export const loadPresent = async (
  db: Db,
  ids: readonly number[],
  now: number,
): Promise<Map<number, Present[]>> => {
  const present = new Map<number, Present[]>();
  for (const { ticketId, ...one } of await presentOf(db, { ids, since: now - PRESENT_MS }))
    present.set(ticketId, [...(present.get(ticketId) ?? []), one]);
  return present;
};

const forgetBefore = prepared({ until: ticketPresence.seenAt }, (q, { until }) =>
  q.delete(ticketPresence).where(lt(ticketPresence.seenAt, until)),
);
const RENEWED =
  'on conflict (ticket_id, staff_id) do update set state = excluded.state, seen_at = excluded.seen_at';

export const renewPresence = async (
  tx: Db,
  now: number,
  row: { ticketId: number; staffId: string; state: PresenceState },
): Promise<void> => {
  await insertRows(tx, ticketPresence, [{ ...row, seenAt: now }], { suffix: RENEWED });
  await forgetBefore(tx, { until: now - 2 * PRESENT_MS });
};
