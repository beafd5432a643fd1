/** Cases of the demo store: calls that are planned, due and done. */
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import { takeCaseStep } from '#server/service/cases/actions';
import type { CaseActing } from '#server/service/cases/caseKinds';
import { createCase } from '#server/service/cases/create';
import { callableFrom } from '#rules/service/careCalls';
import { SETTINGS } from '../plan.ts';
import { writerAt } from '../systemWriter.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const agentAt = (now: number): CaseActing => ({
  ...writerAt(now),
  actor: { kind: 'staff', id: 'agent', name: 'Agent' },
  party: 'agent',
});

interface Opened {
  id: number;
  openedAt: number;
}
/** Tickets that are worked on, each of another customer, the oldest first. */
const loadOpen = async (db: Db): Promise<Opened[]> =>
  (
    await query<{ id: number; opened_at: number }>(
      db,
      `select min(t.id) as id, min(t.opened_at) as opened_at from tickets t
       join members m on m.id = t.member_id where t.state in ('open', 'new')
       group by coalesce(m.merged_into, m.id) order by min(t.id)`,
    )
  ).map((row) => ({ id: Number(row.id), openedAt: Number(row.opened_at) }));

const plan = (ticketId: number, plannedAt: number) => ({
  ticketId,
  kind: 'care' as const,
  orderExternalId: null,
  reasonCode: null,
  lines: [],
  input: { plannedAt },
});

/** An hour after it was opened, or in the morning after. */
const callAt = ({ openedAt }: Opened): number => callableFrom(openedAt + HOUR, SETTINGS.timeZone);

/** One call for tomorrow, one that is due, and one that nobody answered. */
const writeCalls = async (tx: Db, tickets: readonly Opened[], now: number): Promise<void> => {
  const [missed, due, planned] = tickets;
  if (planned) await createCase(tx, agentAt(now), plan(planned.id, now + DAY));
  if (due) await createCase(tx, agentAt(due.openedAt), plan(due.id, callAt(due)));
  if (!missed || callAt(missed) > now) return;
  const { id } = await createCase(tx, agentAt(missed.openedAt), plan(missed.id, callAt(missed)));
  const asked = { action: 'attempt', reason: null, input: { outcome: 'noAnswer' } } as const;
  await takeCaseStep(tx, agentAt(callAt(missed)), id, asked);
};

export const writeServiceCases = (connection: Connection, now: number): Promise<void> =>
  connection.transaction(async (tx) => writeCalls(tx, await loadOpen(tx), now));
