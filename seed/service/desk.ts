/** How the demo store's customer service is set up: teams, who is away, canned replies, a view of the agent, linked tickets. */
import { MacroInput } from '#contract/service/macros';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { query } from '#db/statements';
import { absences, teamMembers, teams } from '#db/schema/service/teams';
import { ticketViews } from '#db/schema/service/ticketViews';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import { linkTicket } from '#server/service/linking/actions';
import { createMacro } from '#server/service/macros/actions';
import { assignTicket } from '#server/service/tickets/actions';
import { SEED_MACROS } from './macroTexts.ts';

/** Demo accounts are made with the first start, after the store: their rules would not find them yet. */
const writeTeams = async (tx: Db, { now }: Writer): Promise<number> => {
  const stamps = { createdAt: now, updatedAt: now };
  const rows = [
    { names: { en: 'Pre-sales', zh: '售前组' }, leadId: 'agent', ...stamps },
    { names: { en: 'After-sales', zh: '售后组' }, leadId: 'manager', ...stamps },
  ];
  const [first = 0, second = 0] = await insertRows(tx, teams, rows, { returning: true });
  await insertRows(tx, teamMembers, [
    { teamId: first, staffId: 'agent' },
    { teamId: second, staffId: 'agent' },
    { teamId: second, staffId: 'manager' },
  ]);
  return second;
};

/** The agent's holiday, in two weeks. */
const writeAbsence = async (tx: Db, { now, settings: { timeZone } }: Writer): Promise<void> => {
  const first = addDays(dayOf(now, timeZone), 14);
  await insertRows(tx, absences, [
    {
      staffId: 'agent',
      substituteId: 'manager',
      fromAt: startOfDay(first, timeZone),
      untilAt: startOfDay(addDays(first, 5), timeZone),
      note: '年假',
      createdAt: now,
      updatedAt: now,
    },
  ]);
};

const writeView = (tx: Db, { now }: Writer) =>
  insertRows(tx, ticketViews, [
    {
      staffId: 'agent',
      name: '投诉（未结）',
      filter: { type: 'complaint', isLive: true },
      sort: ['openedAt', 'ASC'] as ['openedAt', 'ASC'],
      position: 0,
      createdAt: now,
      updatedAt: now,
    },
  ]);

/** What nobody has and is no question is work of after-sales. */
const giveToTeam = async (tx: Db, writer: Writer, teamId: number): Promise<void> => {
  const rows = await query<{ id: number; version: number }>(
    tx,
    `select id, version from tickets where assignee_id is null and state in ('new', 'open')
     and type <> 'consultation' order by id`,
  );
  const acting = { ...writer, party: 'manager' as const };
  for (const { id, version } of rows)
    await assignTicket(tx, acting, Number(id), {
      assigneeId: null,
      teamId,
      version: Number(version),
    });
};

/** Two tickets of the last days that have one cause. */
const linkNewest = async (tx: Db, writer: Writer): Promise<void> => {
  const [one, other] = await query<{ id: number; number: string }>(
    tx,
    `select id, number from tickets where state <> 'merged' order by id desc limit 2`,
  );
  if (one && other)
    await linkTicket(tx, writer, Number(one.id), { otherNumber: other.number, kind: 'related' });
};

export const writeDesk = (connection: Connection, writer: Writer): Promise<void> =>
  connection.transaction(async (tx) => {
    const teamId = await writeTeams(tx, writer);
    await writeAbsence(tx, writer);
    for (const macro of SEED_MACROS)
      await createMacro(tx, writer, MacroInput.parse({ kind: 'public', ...macro }));
    await writeView(tx, writer);
    await giveToTeam(tx, writer, teamId);
    await linkNewest(tx, writer);
  });
