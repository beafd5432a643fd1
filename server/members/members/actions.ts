/** Members as the store's systems describe them, and those known only from their orders. */
import type { MemberInput } from '#contract/members/members';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { indexForSearch } from '#db/search';
import {
  difference,
  recordActivities,
  type ActivityEntry,
} from '../../platform/activities/record.ts';
import { afterNewMembers } from './afterNewMembers.ts';
import { updateRow } from '../../platform/records/records.ts';
import { decodeRows } from '../../platform/lists/list.ts';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { isOutdated, type Writer } from '../../platform/records/writer.ts';

type Member = typeof members.$inferSelect;

const FIELDS = {
  id: 'id',
  external_id: 'externalId',
  name: 'name',
  phone: 'phone',
  email: 'email',
  address: 'address',
  birthday: 'birthday',
  gender: 'gender',
  language: 'language',
  country: 'country',
  channel: 'channel',
  level: 'level',
  groups: 'groups',
  joined_at: 'joinedAt',
  provisional: 'provisional',
  source_updated_at: 'sourceUpdatedAt',
  version: 'version',
};
const SELECT = `select ${Object.entries(FIELDS)
  .map(([column, key]) => `${column} as "${key}"`)
  .join(', ')} from members where external_id in (?)`;

const byExternalId = async (db: Db, externalIds: readonly string[]) => {
  const rows = decodeRows(members, await selectIn(db, SELECT, externalIds, 'text')) as Member[];
  return new Map(rows.map((row) => [row.externalId, row]));
};

const entryOf = (id: number, member: Partial<Member>) => ({
  id,
  text: [member.name, member.externalId].filter(Boolean).join(' '),
  personal: [member.phone, member.email].filter(Boolean).join(' '),
});

/** Writes the search entries of these members again. */
export const reindexMembers = async (tx: Db, ids: readonly number[]) => {
  const rows = await selectIn<Pick<Member, 'id' | 'name' | 'externalId' | 'phone' | 'email'>>(
    tx,
    'select id, name, external_id as "externalId", phone, email from members where id in (?)',
    ids,
    'integer',
  );
  await indexForSearch(
    tx,
    'members',
    rows.map((row) => entryOf(row.id, row)),
  );
};

const announceNewMembers = async (
  tx: Db,
  writer: Writer,
  created: readonly { id: number; externalId: string }[],
  isRegistered: boolean,
) => {
  const fresh = created.map(({ id, externalId }) => ({ id, externalId, isRegistered }));
  for (const react of afterNewMembers.parts) await react(tx, writer, fresh);
};

const valuesOf = ({ updatedAt, ...input }: MemberInput) => ({
  ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
  provisional: false,
  ...(updatedAt !== null && { sourceUpdatedAt: updatedAt }),
});

const upsertWave = async (
  tx: Db,
  writer: Writer,
  inputs: readonly MemberInput[],
): Promise<RowResult[]> => {
  const known = await byExternalId(
    tx,
    inputs.map(({ externalId }) => externalId),
  );
  const fresh = inputs.filter(({ externalId }) => !known.has(externalId));
  const empty = {
    name: null,
    phone: null,
    email: null,
    address: null,
    birthday: null,
    gender: null,
  };
  const facts = {
    language: null,
    country: null,
    channel: null,
    level: null,
    groups: [],
    sourceUpdatedAt: null,
  };
  const rows = fresh.map((input) => ({
    ...empty,
    ...facts,
    joinedAt: writer.now,
    createdAt: writer.now,
    updatedAt: writer.now,
    ...valuesOf(input),
    externalId: input.externalId,
  }));
  const ids = await insertRows(tx, members, rows, { returning: true });
  const created = rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }));
  await announceNewMembers(tx, writer, created, true);

  const activityEntries: ActivityEntry[] = created.map(({ id, externalId }) => ({
    actor: writer.actor,
    at: writer.now,
    resource: 'members',
    recordId: id,
    recordName: externalId,
    verb: 'create',
  }));
  const entries = created.map((row) => entryOf(row.id, row));
  const results = new Map<string, RowResult>(
    created.map(({ id, externalId }) => [externalId, { externalId, id, outcome: 'created' }]),
  );
  for (const input of inputs) {
    const before = known.get(input.externalId);
    if (!before) continue;
    const values = valuesOf(input);
    const changed = isOutdated(input.updatedAt, before.sourceUpdatedAt)
      ? null
      : difference(before, { ...before, ...values });
    results.set(input.externalId, {
      externalId: input.externalId,
      id: before.id,
      outcome: changed ? 'updated' : 'unchanged',
    });
    if (!changed) continue;
    await updateRow(tx, members, before.id, {
      ...values,
      updatedAt: writer.now,
      version: before.version + 1,
    } as Partial<Member>);
    entries.push(entryOf(before.id, { ...before, ...values }));
    activityEntries.push({
      actor: writer.actor,
      at: writer.now,
      resource: 'members',
      recordId: before.id,
      recordName: before.externalId,
      verb: 'edit',
      ...changed,
    });
  }
  await indexForSearch(tx, 'members', entries);
  await recordActivities(tx, activityEntries);
  return inputs.map(({ externalId }) => results.get(externalId) as RowResult);
};

/** Creates or updates members by the store's id; fields left out keep their value. */
export const upsertMembers = async (
  tx: Db,
  writer: Writer,
  inputs: readonly MemberInput[],
): Promise<RowResult[]> => {
  const results = new Map<MemberInput, RowResult>();
  for (const wave of waves(inputs, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((input, index) => results.set(input, outcomes[index] as RowResult));
  }
  return inputs.map((input) => results.get(input) as RowResult);
};

/** Ids of members by the store's id; those not yet known are made as provisional members. */
export const memberIdsFor = async (
  tx: Db,
  writer: Writer,
  externalIds: Iterable<string | null>,
): Promise<Map<string, number>> => {
  const asked = [...new Set([...externalIds].filter((id) => id !== null))];
  const rows = await selectIn<{ id: number; external_id: string }>(
    tx,
    'select id, external_id from members where external_id in (?)',
    asked,
    'text',
  );
  const known = new Map(rows.map(({ id, external_id }) => [external_id, id]));
  const missing = asked.filter((externalId) => !known.has(externalId));
  if (missing.length > 0) {
    const ids = await insertRows(
      tx,
      members,
      missing.map((externalId) => ({
        externalId,
        provisional: true,
        joinedAt: null,
        createdAt: writer.now,
        updatedAt: writer.now,
      })),
      { returning: true },
    );
    const created = missing.map((externalId, index) => ({ id: ids[index] ?? 0, externalId }));
    for (const { id, externalId } of created) known.set(externalId, id);
    await announceNewMembers(tx, writer, created, false);
    await indexForSearch(
      tx,
      'members',
      created.map((row) => entryOf(row.id, row)),
    );
  }
  return known;
};
