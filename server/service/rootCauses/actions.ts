/** Writes the tree of root causes. */
import type { RootCause, RootCauseEdit, RootCauseInput } from '#contract/service/rootCauses';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { rootCauses } from '#db/schema/service/rootCauses';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { checkVersion, findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { isWithinItself } from './rules.ts';

type Row = typeof rootCauses.$inferSelect;

const entryOf = ({ actor, now }: Writer, { id, code }: Pick<Row, 'id' | 'code'>) => ({
  actor,
  at: now,
  resource: 'rootCauses',
  recordId: id,
  recordName: code,
});
/** As it is shown and sent back. */
export const shown = (row: Row): RootCause => {
  const { createdAt: _, updatedAt: __, ...rest } = row;
  return { ...rest, isArchived: row.archivedAt !== null };
};
const tree = prepared({}, (q) =>
  q.select({ id: rootCauses.id, parentId: rootCauses.parentId }).from(rootCauses),
);

const checkParent = async (tx: Db, parentId: number | null, id: number): Promise<void> => {
  if (parentId === null) return;
  if (!(await findRow(tx, rootCauses, parentId))) throw invalid({ parentId: 'errors.notFound' });
  if (isWithinItself(await tree(tx), id, parentId))
    throw invalid({ parentId: 'cases.errors.causeWithinItself' });
};

export const createRootCause = async (
  tx: Db,
  writer: Writer,
  input: RootCauseInput,
): Promise<RootCause> => {
  await checkParent(tx, input.parentId, 0);
  const row = { ...input, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, rootCauses, [row], { returning: true });
  const { code } = input;
  await recordActivity(tx, { ...entryOf(writer, { id, code }), verb: 'create', after: input });
  return shown(await getRow(tx, rootCauses, id));
};

export const editRootCause = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, isArchived, ...input }: RootCauseEdit,
): Promise<RootCause> => {
  const before = await getRow(tx, rootCauses, id);
  checkVersion(before, version);
  await checkParent(tx, input.parentId, id);
  const archivedAt = isArchived ? (before.archivedAt ?? writer.now) : null;
  const written = { ...input, archivedAt };
  await updateRow(tx, rootCauses, id, {
    ...written,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, { ...entryOf(writer, before), before: { ...before }, after: written });
  return shown(await getRow(tx, rootCauses, id));
};

/** A cause that can be named now; 422 at this field otherwise. */
export const findCause = async (tx: Db, id: number): Promise<Row> => {
  const cause = await findRow(tx, rootCauses, id);
  if (!cause || cause.archivedAt !== null)
    throw invalid({ input: { rootCauseId: 'errors.notFound' } });
  return cause;
};
