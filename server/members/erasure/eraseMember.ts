/**
 * Erases who a member is. The number, the ledgers and what was bought stay, so that every figure stays as it is; everything else
 * leaves the database in one transaction.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErasureInput, ErasurePreview } from '#contract/members/erasure';
import type { Connection, Db } from '#db';
import { members } from '#db/schema/members/members';
import { dropRemoved } from '#db/search';
import { message } from '#shared/fields';
import { recordActivity } from '../../platform/activities/record.ts';
import {
  markUnusedRemoved,
  type RemovedFile,
  removeMarked,
} from '../../platform/files/removeAtOnce.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { memberData } from '../../platform/personalData/memberTables.ts';
import { clearFoundTexts } from '../../platform/personalData/searchTexts.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { loadErasedIds } from '../erased/ids.ts';
import { isErased, refuseErased } from '../erased/refuse.ts';
import { reindexMembers } from '../members/search.ts';
import { loadPeople } from '../people/load.ts';
import { clearRows, personalNames } from './clearRows.ts';
import { MEMBER_ERASED } from './eventTypes.ts';
import { loadErasureSubject } from './subject.ts';
import { clearEntries } from './ownEntries.ts';

/** What has to be finished first, of every record of the member. */
export const loadBlocks = async (
  db: Db,
  memberId: number,
  now: number,
): Promise<ErasurePreview['blocks']> => {
  const recordIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  const found: ErasurePreview['blocks'] = [];
  for (const { blocks = [] } of memberData.parts)
    for (const { key, count } of blocks) {
      let n = 0;
      for (const id of recordIds) n += await count(db, id, now);
      if (n > 0) found.push({ key, count: n });
    }
  return found;
};

/** What goes on after a member is erased, of every record of the member. */
export const loadKeeps = async (
  db: Db,
  memberId: number,
  now: number,
): Promise<ErasurePreview['keeps']> => {
  const recordIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  const kept: ErasurePreview['keeps'] = [];
  for (const { keeps = [] } of memberData.parts)
    for (const { key, find } of keeps) {
      const rows = new Set<number>();
      for (const id of recordIds) for (const row of await find(db, id, now)) rows.add(row);
      if (rows.size > 0) kept.push({ key, count: rows.size });
    }
  return kept;
};

interface Erasing {
  /** When the member was erased: before now where an older backup is erased again. */
  erasedAt: number;
  /** What the log says beside it. */
  after: Record<string, unknown>;
}

export interface Removed {
  /** Below the data folder. */
  files: readonly string[];
  pictures: readonly RemovedFile[];
}

/** Erases one of the records of a member. Returns what is to be deleted once it is written. */
export const eraseRecord = async (
  tx: Db,
  writer: Writer,
  memberId: number,
  recordIds: readonly number[],
  { erasedAt, after }: Erasing,
): Promise<Removed> => {
  const { actor, now } = writer;
  const row = await getRow(tx, members, memberId);
  const { externalId } = row;
  const subject = await loadErasureSubject(tx, row, recordIds);
  const fields = personalNames();
  for (const { erase } of memberData.parts) await erase?.(tx, subject);
  await clearEntries(tx, memberId, fields);
  await clearRows(tx, memberId);
  await clearFoundTexts(tx, subject, fields);
  await updateRow(tx, members, memberId, { erasedAt, updatedAt: now, version: row.version + 1 });
  await reindexMembers(tx, [memberId]);
  await recordEvents(tx, writer, MEMBER_ERASED, [
    { at: erasedAt, key: externalId, data: { member: externalId, erasedAt } },
  ]);
  await recordActivity(tx, {
    actor,
    at: now,
    resource: 'members',
    recordId: memberId,
    recordName: externalId,
    verb: 'erase',
    after,
  });
  const pictures = await markUnusedRemoved(tx, [...subject.pictures], now);
  return { files: [...subject.files], pictures };
};

/** Erases every record of a member that is not erased yet, each with its own entry in the log. */
export const eraseInTransaction = async (
  tx: Db,
  writer: Writer,
  memberId: number,
  erasing: Erasing,
): Promise<Removed> => {
  const recordIds = (await loadPeople(tx, [memberId])).recordsOf(memberId);
  const erased = await loadErasedIds(tx, recordIds);
  const removed: Removed[] = [];
  for (const id of recordIds)
    if (!erased.has(id)) removed.push(await eraseRecord(tx, writer, id, recordIds, erasing));
  return {
    files: removed.flatMap(({ files }) => files),
    pictures: removed.flatMap(({ pictures }) => pictures),
  };
};

/** A record of somebody is erased with that member, so that no other record still says who it is. */
const refuseMerged = async (tx: Db, { mergedInto }: typeof members.$inferSelect) => {
  if (mergedInto === null) return;
  const member = await getRow(tx, members, mergedInto);
  if (!isErased(member))
    throw conflict(message('members.errors.mergedRecord', { number: member.externalId }));
};

/** What is removed leaves the search index after the transaction, because it cannot be undone with it; files as well. */
export const finishErasure = (connection: Connection) => dropRemoved(connection, 'members');

const removeStored = async (context: Context, { files, pictures }: Removed) => {
  for (const name of files) await rm(join(context.dataDir, name), { force: true });
  await removeMarked(context, pictures);
};

export const eraseMember = async (
  context: Context,
  memberId: number,
  { confirmation, ground }: ErasureInput,
): Promise<{ id: number; erasedAt: number }> => {
  const { connection } = context;
  const writer = await writerOf(context);
  const removed = await context.longTransaction(async (tx) => {
    const member = await getRow(tx, members, memberId);
    refuseErased(member);
    if (confirmation !== member.externalId)
      throw invalid({ confirmation: 'members.errors.otherNumber' });
    await refuseMerged(tx, member);
    for (const { key, count } of await loadBlocks(tx, memberId, writer.now))
      throw conflict(message(`members.errors.unfinished.${key}`, { count }));
    return eraseInTransaction(tx, writer, memberId, { erasedAt: writer.now, after: { ground } });
  });
  await removeStored(context, removed);
  await finishErasure(connection);
  return { id: memberId, erasedAt: writer.now };
};
