/** Writes teams. */
import { count, eq, inArray } from 'drizzle-orm';
import { rolesThatCan } from '#contract/platform/access';
import type { TeamEdit, TeamInput } from '#contract/service/teams';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { teamMembers, teams } from '#db/schema/service/teams';
import { tickets } from '#db/schema/service/tickets';
import { message } from '#shared/fields';
import { localize } from '#shared/localization';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { HttpError, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { withTeamMembers } from './load.ts';

type TeamRow = typeof teams.$inferSelect;

const entryOf = (
  { actor, now, settings }: Writer,
  { id, names }: Pick<TeamRow, 'id' | 'names'>,
) => ({
  actor,
  at: now,
  resource: 'teams',
  recordId: id,
  recordName: localize(names, settings.language),
});

const peopleOf = prepared({ ids: many(staff.id) }, (q, { ids }) =>
  q
    .select({ id: staff.id, role: staff.role, active: staff.active })
    .from(staff)
    .where(inArray(staff.id, ids)),
);
/** Whoever is in a team must be able to answer tickets, and who leads it is in it. */
const checkMembers = async (tx: Db, { memberIds, leadId }: TeamInput): Promise<void> => {
  const roles = rolesThatCan('tickets', 'take');
  const able = (await peopleOf(tx, { ids: memberIds })).filter(
    ({ role, active }) => active && roles.includes(role),
  );
  if (able.length < new Set(memberIds).size) throw invalid({ memberIds: 'tickets.errors.noAgent' });
  if (leadId !== null && !memberIds.includes(leadId))
    throw invalid({ leadId: 'teams.errors.leadOutside' });
};

const removeMembers = prepared({ teamId: teamMembers.teamId }, (q, { teamId }) =>
  q.delete(teamMembers).where(eq(teamMembers.teamId, teamId)),
);
const writeMembers = async (tx: Db, teamId: number, memberIds: readonly string[]) => {
  await removeMembers(tx, { teamId });
  const rows = [...new Set(memberIds)].map((staffId) => ({ teamId, staffId }));
  await insertRows(tx, teamMembers, rows);
};

export const showTeam = async (db: Db, id: number) => {
  const [shown] = await withTeamMembers(db, [await getRow(db, teams, id)]);
  if (!shown) throw new Error(`Team ${id} was read and not shown`);
  return shown;
};

export const createTeam = async (tx: Db, writer: Writer, input: TeamInput) => {
  await checkMembers(tx, input);
  const { names, leadId, memberIds } = input;
  const { now } = writer;
  const row = { names, leadId, createdAt: now, updatedAt: now };
  const [id = 0] = await insertRows(tx, teams, [row], { returning: true });
  await writeMembers(tx, id, memberIds);
  await recordActivity(tx, { ...entryOf(writer, { id, names }), verb: 'create', after: input });
  return showTeam(tx, id);
};

export const editTeam = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: TeamEdit,
) => {
  const before = await showTeam(tx, id);
  checkVersion(before, version);
  await checkMembers(tx, input);
  const { names, leadId, memberIds } = input;
  const { now } = writer;
  await updateRow(tx, teams, id, { names, leadId, updatedAt: now, version: before.version + 1 });
  await writeMembers(tx, id, memberIds);
  await recordEdit(tx, { ...entryOf(writer, before), before: { ...before }, after: input });
  return showTeam(tx, id);
};

const ticketsOf = prepared({ teamId: tickets.teamId }, (q, { teamId }) =>
  q.select({ n: count() }).from(tickets).where(eq(tickets.teamId, teamId)),
);

/** 409 while tickets name it, closed ones too: who answered them stays known. */
export const deleteTeam = async (tx: Db, writer: Writer, id: number) => {
  const row = await showTeam(tx, id);
  const n = Number((await ticketsOf(tx, { teamId: id }))[0]?.n ?? 0);
  if (n > 0) throw new HttpError(409, message('teams.errors.used', { smart_count: n }));
  await deleteRow(tx, teams, id);
  const { names, leadId, memberIds } = row;
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'delete',
    before: { names, leadId, memberIds },
  });
  return row;
};
