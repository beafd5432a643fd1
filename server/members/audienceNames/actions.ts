/** Sets up levels, groups and channels. */
import type { AudienceNameEdit, AudienceNameInput } from '#contract/platform/audiences';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { audienceNames } from '#db/schema/members/audienceNames';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const entry = ({ actor, now }: Writer, id: number, key: string) => ({
  actor,
  at: now,
  resource: 'audienceNames',
  recordId: id,
  recordName: key,
});

export const createAudienceName = async (tx: Db, writer: Writer, input: AudienceNameInput) => {
  const row = { ...input, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, audienceNames, [row], { returning: true });
  await recordActivity(tx, { ...entry(writer, id, input.key), verb: 'create', after: input });
  return getRow(tx, audienceNames, id);
};

/** Kind and key stay, because members, prices and promotions refer to them. */
export const editAudienceName = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: AudienceNameEdit,
) => {
  const before = await getRow(tx, audienceNames, id);
  checkVersion(before, version);
  if (input.kind !== before.kind) throw invalid({ kind: 'audiences.errors.fixed' });
  if (input.key !== before.key) throw invalid({ key: 'audiences.errors.fixed' });
  await updateRow(tx, audienceNames, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, { ...entry(writer, id, before.key), before: { ...before }, after: input });
  return getRow(tx, audienceNames, id);
};

/** Audiences that contain the name go on as they are. */
export const deleteAudienceName = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, audienceNames, id);
  await deleteRow(tx, audienceNames, id);
  const { kind, key, names, rank, color } = row;
  await recordActivity(tx, {
    ...entry(writer, id, key),
    verb: 'delete',
    before: { kind, key, names, rank, color },
  });
  return row;
};
