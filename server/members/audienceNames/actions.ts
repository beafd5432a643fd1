/** Sets up levels, groups and channels. */
import { and, eq } from 'drizzle-orm';
import type { AudienceNameEdit, AudienceNameInput } from '#contract/platform/audiences';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { audienceNames } from '#db/schema/members/audienceNames';
import { message } from '#shared/fields';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { keepOverridden } from '../levels/keep.ts';
import { refuseUsedLevel } from './uses.ts';

const entry = ({ actor, now }: Writer, id: number, key: string) => ({
  actor,
  at: now,
  resource: 'audienceNames',
  recordId: id,
  recordName: key,
});

const ofRank = prepared(
  { kind: audienceNames.kind, rank: audienceNames.rank },
  (q, { kind, rank }) =>
    q
      .select({ id: audienceNames.id, names: audienceNames.names })
      .from(audienceNames)
      .where(and(eq(audienceNames.kind, kind), eq(audienceNames.rank, rank))),
);
/** Of two levels of one rank neither would be the higher one. */
const checkRank = async (tx: Db, { kind, rank }: AudienceNameInput, ownId: number | null) => {
  if (kind !== 'levels') return;
  const other = (await ofRank(tx, { kind, rank })).find(({ id }) => id !== ownId);
  if (other) throw invalid({ rank: message('audiences.errors.sameRank', { name: other.names }) });
};

export const createAudienceName = async (tx: Db, writer: Writer, input: AudienceNameInput) => {
  await checkRank(tx, input, null);
  const row = { ...input, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, audienceNames, [row], { returning: true });
  if (input.kind === 'levels') await keepOverridden(tx, writer);
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
  const isRanked = input.rank !== before.rank;
  if (isRanked) await checkRank(tx, input, id);
  await updateRow(tx, audienceNames, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  if (isRanked && input.kind === 'levels') await keepOverridden(tx, writer);
  await recordEdit(tx, { ...entry(writer, id, before.key), before: { ...before }, after: input });
  return getRow(tx, audienceNames, id);
};

/** Audiences that contain a group or channel go on as they are; a level that is in use stays. */
export const deleteAudienceName = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, audienceNames, id);
  await refuseUsedLevel(tx, row, writer.now);
  await deleteRow(tx, audienceNames, id);
  const { kind, key, names, rank, color } = row;
  await recordActivity(tx, {
    ...entry(writer, id, key),
    verb: 'delete',
    before: { kind, key, names, rank, color },
  });
  return row;
};
