/** Writes the views of a person. The log tells their names and not by what they filter. */
import type { TicketViewEdit, TicketViewInput, TicketViewOrder } from '#contract/service/ownViews';
import { MAX_OWN_VIEWS } from '#contract/service/ownViews';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { ticketViews } from '#db/schema/service/ticketViews';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { getOwnView, loadOwnViews, type ViewRow } from './load.ts';

const entryOf = ({ actor, now }: Writer, { id, name }: Pick<ViewRow, 'id' | 'name'>) => ({
  actor,
  at: now,
  resource: 'ticketViews',
  recordId: id,
  recordName: name,
});
const staffOf = ({ actor }: Writer): string => actor.id ?? '';

export const createView = async (
  tx: Db,
  writer: Writer,
  input: TicketViewInput,
): Promise<ViewRow> => {
  const staffId = staffOf(writer);
  const own = await loadOwnViews(tx, staffId);
  if (own.length >= MAX_OWN_VIEWS) throw conflict('ticketViews.errors.tooMany');
  const position = (own.at(-1)?.position ?? -1) + 1;
  const row = { ...input, staffId, position, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, ticketViews, [row], { returning: true });
  const { name } = input;
  await recordActivity(tx, { ...entryOf(writer, { id, name }), verb: 'create', after: { name } });
  return getRow(tx, ticketViews, id);
};

export const editView = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: TicketViewEdit,
): Promise<ViewRow> => {
  const before = await getOwnView(tx, id, staffOf(writer));
  checkVersion(before, version);
  await updateRow(tx, ticketViews, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...entryOf(writer, before),
    verb: 'edit',
    before: { name: before.name },
    after: { name: input.name },
  });
  return getRow(tx, ticketViews, id);
};

export const deleteView = async (tx: Db, writer: Writer, id: number): Promise<ViewRow> => {
  const row = await getOwnView(tx, id, staffOf(writer));
  await deleteRow(tx, ticketViews, id);
  const { name } = row;
  await recordActivity(tx, { ...entryOf(writer, row), verb: 'delete', before: { name } });
  return row;
};

/** 422 unless it names exactly the views of the person. */
export const orderViews = async (
  tx: Db,
  writer: Writer,
  { ids }: TicketViewOrder,
): Promise<{ ids: number[] }> => {
  const own = await loadOwnViews(tx, staffOf(writer));
  const known = new Map(own.map((view) => [view.id, view]));
  if (new Set(ids).size !== known.size || ids.some((id) => !known.has(id)))
    throw invalid({ ids: 'ticketViews.errors.others' });
  const moved = ids
    .flatMap((id) => known.get(id) ?? [])
    .filter(({ position }, index) => position !== index);
  for (const { id } of moved) await updateRow(tx, ticketViews, id, { position: ids.indexOf(id) });
  const [first] = moved;
  if (first)
    await recordActivity(tx, {
      ...entryOf(writer, first),
      verb: 'move',
      after: { position: ids.indexOf(first.id) },
    });
  return { ids };
};
