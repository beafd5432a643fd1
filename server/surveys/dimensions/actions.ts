/** Writes dimensions. */
import type {
  Dimension,
  DimensionEdit,
  DimensionInput,
  DimensionOrder,
} from '#contract/surveys/dimensions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { dimensions } from '#db/schema/surveys/surveys';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import { newPlaces } from '../../platform/records/places.ts';
import type { Writer } from '../../platform/records/writer.ts';
import {
  type DimensionRow,
  hasCounted,
  isNamed,
  loadDimensions,
  toShownDimension,
} from './load.ts';

const entryOf = ({ actor, now }: Writer, { id, key }: Pick<DimensionRow, 'id' | 'key'>) => ({
  actor,
  at: now,
  resource: 'dimensions',
  recordId: id,
  recordName: key,
});

/** Behind all others. */
export const createDimension = async (
  tx: Db,
  writer: Writer,
  input: DimensionInput,
): Promise<Dimension> => {
  const position = ((await loadDimensions(tx)).at(-1)?.position ?? -1) + 1;
  const row = { ...input, position, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, dimensions, [row], { returning: true });
  await recordActivity(tx, {
    ...entryOf(writer, { id, key: input.key }),
    verb: 'create',
    after: input,
  });
  return toShownDimension(await getRow(tx, dimensions, id));
};

export const editDimension = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, isRetired, ...input }: DimensionEdit,
): Promise<Dimension> => {
  const before = await getRow(tx, dimensions, id);
  checkVersion(before, version);
  // Published points of both needs would change with it.
  if (input.need !== before.need && (await hasCounted(tx, before.key, writer.now)))
    throw invalid({ need: 'dimensions.errors.counted' });
  const retiredAt = isRetired ? (before.retiredAt ?? writer.now) : null;
  const written = { ...input, retiredAt };
  await updateRow(tx, dimensions, id, {
    ...written,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, { ...entryOf(writer, before), before: { ...before }, after: written });
  return toShownDimension(await getRow(tx, dimensions, id));
};

/** In which results, reviews, weights and choices show them. */
export const orderDimensions = async (
  tx: Db,
  writer: Writer,
  { ids }: DimensionOrder,
): Promise<Dimension[]> => {
  const before = await loadDimensions(tx);
  const places = newPlaces(before, ids);
  if (!places) throw conflict('dimensions.errors.otherDimensions');
  for (const { id, position } of places.written) await updateRow(tx, dimensions, id, { position });
  const after = await loadDimensions(tx);
  if (places.moved)
    await recordEdit(tx, {
      ...entryOf(writer, places.moved),
      verb: 'move',
      before: { order: before.map(({ key }) => key) },
      after: { order: after.map(({ key }) => key) },
    });
  return after.map(toShownDimension);
};

/** Only one that no question and no weights name; any other is retired. */
export const deleteDimension = async (tx: Db, writer: Writer, id: number): Promise<Dimension> => {
  const row = await getRow(tx, dimensions, id);
  if (await isNamed(tx, row.key)) throw conflict('dimensions.errors.used');
  await deleteRow(tx, dimensions, id);
  const { key, names, need } = row;
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'delete',
    before: { key, names, need },
  });
  return toShownDimension(row);
};
