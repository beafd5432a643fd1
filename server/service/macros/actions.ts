/** Writes macros. */
import type { MacroEdit, MacroInput } from '#contract/service/macros';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { macros } from '#db/schema/service/macros';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import {
  checkVersion,
  deleteRow,
  findRow,
  getRow,
  updateRow,
} from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { faultsOf } from './rules.ts';

export type MacroRow = typeof macros.$inferSelect;

const entryOf = ({ actor, now }: Writer, { id, shortcut }: Pick<MacroRow, 'id' | 'shortcut'>) => ({
  actor,
  at: now,
  resource: 'macros',
  recordId: id,
  recordName: shortcut,
});

const checkTexts = ({ texts }: MacroInput): void => {
  const errors = faultsOf(texts);
  if (Object.keys(errors).length > 0) throw invalid({ texts: errors });
};

export const createMacro = async (tx: Db, writer: Writer, input: MacroInput): Promise<MacroRow> => {
  checkTexts(input);
  const row = { ...input, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, macros, [row], { returning: true });
  const { shortcut } = input;
  await recordActivity(tx, { ...entryOf(writer, { id, shortcut }), verb: 'create', after: input });
  return getRow(tx, macros, id);
};

export const editMacro = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: MacroEdit,
): Promise<MacroRow> => {
  const before = await getRow(tx, macros, id);
  checkVersion(before, version);
  checkTexts(input);
  await updateRow(tx, macros, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, { ...entryOf(writer, before), before: { ...before }, after: input });
  return getRow(tx, macros, id);
};

export const deleteMacro = async (tx: Db, writer: Writer, id: number): Promise<MacroRow> => {
  const row = await getRow(tx, macros, id);
  await deleteRow(tx, macros, id);
  const { names, shortcut, kind, texts } = row;
  await recordActivity(tx, {
    ...entryOf(writer, row),
    verb: 'delete',
    before: { names, shortcut, kind, texts },
  });
  return row;
};

/** The one with which a message is written; 422 where it was deleted. */
export const loadChosen = async (tx: Db, id: number | null): Promise<MacroRow | null> => {
  if (id === null) return null;
  const row = await findRow(tx, macros, id);
  if (!row) throw invalid({ macroId: 'errors.notFound' });
  return row;
};
