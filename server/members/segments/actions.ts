/** Writes segments. Their members are computed aside afterwards. */
import type { SegmentEdit, SegmentInput } from '#contract/members/segments';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { segments } from '#db/schema/members/segments';
import { message } from '#shared/fields';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { loadAudienceUses } from '../../platform/audiences/uses.ts';
import { HttpError, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkNames } from './names.ts';

/** A request after the last computation and the last request, also within their millisecond. */
export const laterThan = (
  { requestedAt, computedAt }: { requestedAt: number; computedAt: number | null },
  now: number,
): number => Math.max(now, requestedAt + 1, (computedAt ?? 0) + 1);

const entry = ({ actor, now }: Writer, id: number, key: string) => ({
  actor,
  at: now,
  resource: 'segments',
  recordId: id,
  recordName: key,
});

/** The number of records that a refusal names. */
const NAMED = 5;

/** Throws 409 with the records whose audience names the segment. */
const refuseUsed = async (tx: Db, key: string, error: string) => {
  const uses = await loadAudienceUses(tx, { kind: 'segments', key });
  if (uses.length === 0) return;
  const names = uses.slice(0, NAMED).map(({ name }) => name);
  const words = { names: names.join(', '), smart_count: uses.length };
  throw new HttpError(409, message(error, words), { uses });
};

export const createSegment = async (tx: Db, writer: Writer, input: SegmentInput) => {
  await checkNames(tx, input.rule, writer.now);
  const { now } = writer;
  const row = { ...input, requestedAt: now, createdAt: now, updatedAt: now };
  const [id = 0] = await insertRows(tx, segments, [row], { returning: true });
  await recordActivity(tx, { ...entry(writer, id, input.key), verb: 'create', after: input });
  return getRow(tx, segments, id);
};

export const editSegment = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, confirmed, ...input }: SegmentEdit,
) => {
  const before = await getRow(tx, segments, id);
  checkVersion(before, version);
  if (input.key !== before.key) throw invalid({ key: 'segments.errors.fixed' });
  await checkNames(tx, input.rule, writer.now);
  const isOther = JSON.stringify(input.rule) !== JSON.stringify(before.rule);
  if (isOther && !confirmed) await refuseUsed(tx, before.key, 'segments.errors.confirm');
  await updateRow(tx, segments, id, {
    ...input,
    ...(isOther && { requestedAt: laterThan(before, writer.now) }),
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, { ...entry(writer, id, before.key), before: { ...before }, after: input });
  return getRow(tx, segments, id);
};

/** Asks for another computation. */
export const requestRefresh = async (tx: Db, writer: Writer, id: number) => {
  const before = await getRow(tx, segments, id);
  const requestedAt = laterThan(before, writer.now);
  await updateRow(tx, segments, id, { requestedAt });
  await recordActivity(tx, {
    ...entry(writer, id, before.key),
    verb: 'runAgain',
    after: { requestedAt },
  });
  return getRow(tx, segments, id);
};

/** A segment that an audience names stays, also one of the past: quotes and orders of then ask for it. */
export const deleteSegment = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, segments, id);
  await refuseUsed(tx, row.key, 'segments.errors.used');
  await deleteRow(tx, segments, id);
  const { key, names, note, rule } = row;
  await recordActivity(tx, {
    ...entry(writer, id, key),
    verb: 'delete',
    before: { key, names, note, rule },
  });
  return row;
};
