/** Loads members by the store's ids. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { decodeRows } from '../../platform/lists/list.ts';

export type Member = typeof members.$inferSelect;

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

export const loadByExternalId = async (db: Db, externalIds: readonly string[]) => {
  const rows = decodeRows(members, await selectIn(db, SELECT, externalIds, 'text')) as Member[];
  return new Map(rows.map((row) => [row.externalId, row]));
};
