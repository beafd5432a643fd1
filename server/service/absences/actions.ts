/** Writes absences: everybody their own, managers those of all. */
import { eq, inArray } from 'drizzle-orm';
import { can, type Role, rolesThatCan } from '#contract/platform/access';
import type { AbsenceEdit, AbsenceInput } from '#contract/service/absences';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { absences } from '#db/schema/service/teams';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { forbidden, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { withNames } from './load.ts';
import { overlap } from './rules.ts';

export interface AbsenceWriter extends Writer {
  role: Role | null;
}
type AbsenceRow = typeof absences.$inferSelect;

const peopleOf = prepared({ ids: many(staff.id) }, (q, { ids }) =>
  q
    .select({ id: staff.id, name: staff.name, role: staff.role, active: staff.active })
    .from(staff)
    .where(inArray(staff.id, ids)),
);
const ofPerson = prepared({ staffId: absences.staffId }, (q, { staffId }) =>
  q.select().from(absences).where(eq(absences.staffId, staffId)),
);

/** 403 where it is somebody else's and the writer is no manager. */
const refuseOthers = ({ actor, role }: AbsenceWriter, staffId: string): void => {
  if (staffId === actor.id || (role !== null && can(role, 'absences', 'manage'))) return;
  throw forbidden(rolesThatCan('absences', 'manage'));
};

const check = async (tx: Db, input: AbsenceInput, ownId?: number): Promise<void> => {
  const { staffId, substituteId } = input;
  const people = await peopleOf(tx, { ids: [staffId, substituteId] });
  const roles = rolesThatCan('tickets', 'take');
  const isAgent = (asked: string) =>
    people.some(({ id, role, active }) => id === asked && active && roles.includes(role));
  if (!isAgent(staffId)) throw invalid({ staffId: 'tickets.errors.noAgent' });
  if (!isAgent(substituteId)) throw invalid({ substituteId: 'tickets.errors.noAgent' });
  const others = (await ofPerson(tx, { staffId })).filter(({ id }) => id !== ownId);
  if (others.some((other) => overlap(input, other)))
    throw invalid({ fromAt: 'absences.errors.overlap' });
};

const entryOf = async (
  tx: Db,
  { actor, now }: Writer,
  { id, staffId }: Pick<AbsenceRow, 'id' | 'staffId'>,
) => {
  const [person] = await peopleOf(tx, { ids: [staffId] });
  return {
    actor,
    at: now,
    resource: 'absences',
    recordId: id,
    recordName: person?.name ?? staffId,
  };
};

export const showAbsence = async (db: Db, id: number, now: number) => {
  const [shown] = await withNames(db, [await getRow(db, absences, id)], now);
  if (!shown) throw new Error(`Absence ${id} was read and not shown`);
  return shown;
};

export const createAbsence = async (tx: Db, writer: AbsenceWriter, input: AbsenceInput) => {
  refuseOthers(writer, input.staffId);
  await check(tx, input);
  const { now } = writer;
  const row = { ...input, createdAt: now, updatedAt: now };
  const [id = 0] = await insertRows(tx, absences, [row], { returning: true });
  const entry = await entryOf(tx, writer, { id, staffId: input.staffId });
  await recordActivity(tx, { ...entry, verb: 'create', after: input });
  return showAbsence(tx, id, now);
};

export const editAbsence = async (
  tx: Db,
  writer: AbsenceWriter,
  id: number,
  { version, ...input }: AbsenceEdit,
) => {
  const before = await getRow(tx, absences, id);
  checkVersion(before, version);
  for (const staffId of [before.staffId, input.staffId]) refuseOthers(writer, staffId);
  await check(tx, input, id);
  const { now } = writer;
  await updateRow(tx, absences, id, { ...input, updatedAt: now, version: before.version + 1 });
  const entry = await entryOf(tx, writer, before);
  await recordEdit(tx, { ...entry, before: { ...before }, after: input });
  return showAbsence(tx, id, now);
};

export const deleteAbsence = async (tx: Db, writer: AbsenceWriter, id: number) => {
  const row = await showAbsence(tx, id, writer.now);
  refuseOthers(writer, row.staffId);
  const entry = await entryOf(tx, writer, row);
  await deleteRow(tx, absences, id);
  const { staffId, substituteId, fromAt, untilAt } = row;
  await recordActivity(tx, {
    ...entry,
    verb: 'delete',
    before: { staffId, substituteId, fromAt, untilAt },
  });
  return row;
};
