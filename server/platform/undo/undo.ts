/** Takes back what one request or one import changed. */
import { can, type Role, rolesThatCan } from '#contract/platform/access';
import { ACTIVE_STATUSES } from '#contract/platform/jobs';
import {
  type ChangeState,
  MAX_UNDONE,
  MAX_UNDONE_QUICKLY,
  type NotUndone,
  type Undone,
} from '#contract/platform/undo';
import type { Db } from '#db';
import { type FieldErrors, message } from '#shared/fields';
import type { Context } from '../http/context.ts';
import { answerOf, conflict, forbidden, notFound } from '../http/errors.ts';
import { flatErrors } from '#shared/fieldErrors';
import { type Writer, writerOf } from '../records/writer.ts';
import {
  countChanged,
  kindsOfChange,
  loadChange,
  recordKey,
  type RecordWrites,
  wasChangedSince,
  wereAnyChangedSince,
} from './loadChange.ts';
import { findJob } from '../jobs/findJobs.ts';
import { importJobOf, undoIdOf } from './rules.ts';
import { oneUndoAtATime } from './oneAtATime.ts';
import { findUndoer } from './undoers.ts';

/** Thrown to roll back a preview. */
class PreviewRollback extends Error {}

const leave = ([{ resource, recordId, recordName }]: RecordWrites, reason: string): NotUndone => ({
  resource,
  recordId,
  name: recordName,
  reason,
});

/** What a refused form says of its first field is told; that a form is invalid would be no reason. */
const reasonOf = ({ message: refusal, errors }: Record<string, unknown>): string =>
  flatErrors((errors ?? {}) as FieldErrors)[0]?.message ?? String(refusal);

const undoRecord = async (tx: Db, writer: Writer, writes: RecordWrites): Promise<void> => {
  if (await wasChangedSince(tx, writes)) throw conflict('undo.errors.changedSince');
  for (const write of writes) {
    const undoer = findUndoer(write);
    if (!undoer) throw conflict('undo.errors.notPossible');
    await undoer.undo(tx, writer, write);
  }
};

/** Refuses what the person could not have done. */
const checkGrants = (role: Role, records: readonly RecordWrites[]) => {
  for (const write of records.flat()) {
    const undoer = findUndoer(write);
    if (undoer && !can(role, undoer.resource, undoer.action))
      throw forbidden(rolesThatCan(undoer.resource, undoer.action));
  }
};

/** An import that still writes would go on behind its undo. */
const refuseRunning = async (db: Db, changeId: string) => {
  const jobId = importJobOf(changeId);
  const job = jobId === null ? undefined : await findJob(db, jobId);
  if (job && ACTIVE_STATUSES.includes(job.status)) throw conflict('undo.errors.running');
};

const tooMany = (count: number, max: number) =>
  conflict(message('undo.errors.tooMany', { count, max }));

/** How many records of such a change can be taken back together. */
const maxOf = async (db: Db, changeId: string): Promise<number> =>
  (await kindsOfChange(db, changeId)).every((kind) => findUndoer(kind)?.undoMany)
    ? MAX_UNDONE_QUICKLY
    : MAX_UNDONE;

/** The records of a change that were not taken back yet, if this person may do so. */
const recordsToUndo = async (context: Context, changeId: string): Promise<RecordWrites[]> => {
  await refuseRunning(context.db, changeId);
  const count = await countChanged(context.db, changeId);
  if (!context.role || count === 0) throw notFound();
  const max = await maxOf(context.db, changeId);
  if (count > max) throw tooMany(count, max);
  const records = await loadChange(context.db, changeId);
  checkGrants(context.role, records);
  const done = new Set(
    (await loadChange(context.db, undoIdOf(changeId))).map(([newest]) => recordKey(newest)),
  );
  const open = records.filter(([newest]) => !done.has(recordKey(newest)));
  if (open.length === 0) throw conflict('undo.errors.done');
  return open;
};

/** How much of a change was taken back; 404 for an unknown change. */
export const showChange = async (db: Db, changeId: string): Promise<ChangeState> => {
  const records = await countChanged(db, changeId);
  if (records === 0) throw notFound();
  return {
    records,
    undone: await countChanged(db, undoIdOf(changeId)),
    max: await maxOf(db, changeId),
  };
};

/**
 * Writes the records of a change as they were before it, each in a transaction of its own or with some others. A record that was changed
 * since, or whose earlier state is refused today, stays as it is, is named, and can be tried again. Throws 404 for an unknown change and 409
 * for one that was undone already or is being undone, that is too large, or of which nothing can be undone.
 */
export const undoChange = (
  context: Context,
  changeId: string,
  { preview }: { preview: boolean },
): Promise<Undone> => {
  const work = () => undoRecords(context, changeId, preview);
  return preview ? work() : oneUndoAtATime(context, changeId, work);
};

/** Records that can be taken back together, at most so many in one transaction; the others one by one. */
const AT_ONCE = 200;
const manyOf = ([first, ...others]: RecordWrites) =>
  others.length === 0 ? findUndoer(first)?.undoMany : undefined;
const slicesOf = (records: readonly RecordWrites[]): [RecordWrites, ...RecordWrites[]][] => {
  const slices: [RecordWrites, ...RecordWrites[]][] = [];
  for (const writes of records) {
    const last = slices.at(-1);
    const undoMany = manyOf(writes);
    if (last && undoMany && last.length < AT_ONCE && manyOf(last[0]) === undoMany)
      last.push(writes);
    else slices.push([writes]);
  }
  return slices;
};

const undoSlice = async (
  tx: Db,
  writer: Writer,
  some: readonly [RecordWrites, ...RecordWrites[]],
): Promise<void> => {
  const undoMany = some.length > 1 ? manyOf(some[0]) : undefined;
  if (!undoMany) {
    for (const writes of some) await undoRecord(tx, writer, writes);
    return;
  }
  if (await wereAnyChangedSince(tx, some)) throw conflict('undo.errors.changedSince');
  await undoMany(
    tx,
    writer,
    some.map(([only]) => only),
  );
};

/** How many records stand behind these changes. */
const countBehind = async (db: Db, changes: readonly RecordWrites[]): Promise<number> => {
  let records = 0;
  for (const [newest] of changes)
    records += (await findUndoer(newest)?.countRecords?.(db, newest)) ?? 1;
  return records;
};

const undoRecords = async (
  context: Context,
  changeId: string,
  preview: boolean,
): Promise<Undone> => {
  const records = await recordsToUndo(context, changeId);
  const writer = { ...(await writerOf(context)), changeId: undoIdOf(changeId) };
  const count = await countBehind(context.db, records);
  const left: NotUndone[] = [];
  /** Together, or where one of them cannot be taken back each by itself. */
  const undoTogether = async (some: readonly [RecordWrites, ...RecordWrites[]]): Promise<void> => {
    try {
      await context.connection.transaction(async (tx) => {
        await undoSlice(tx, writer, some);
        if (preview) throw new PreviewRollback();
      });
    } catch (error) {
      if (error instanceof PreviewRollback) return;
      const answer = answerOf(error);
      if (!answer) throw error;
      if (some.length === 1) left.push(leave(some[0], reasonOf(answer.body)));
      else for (const writes of some) await undoTogether([writes]);
    }
  };
  for (const some of slicesOf(records)) await undoTogether(some);
  if (!preview && left.length === records.length)
    throw conflict(left[0]?.reason ?? 'undo.errors.notPossible', { left });
  return { undone: left.length === records.length ? 0 : count - left.length, left };
};
