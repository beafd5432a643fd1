/** Gathers by which texts a member is known, now and earlier, so that they are found wherever they stand. */
import type { members } from '#db/schema/members/members';
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { query, type Value } from '#db/statements';
import {
  idsFor,
  type ErasureSubject,
  type MemberTable,
  memberTables,
} from '../../platform/personalData/memberTables.ts';
import { toSearchTerms } from '../../platform/personalData/rules.ts';
import { type OwnEntry, ownEntries } from './ownEntries.ts';

const CONTACTS = ['phone', 'email', 'givenAddress'];
const PLACES = ['address'];

const textsOf = (record: object | null, keys: readonly string[]): string[] =>
  Object.entries(record ?? {}).flatMap(([key, value]) =>
    keys.includes(key) && typeof value === 'string' && value !== '' ? value : [],
  );

/** The rows of a table with those of its columns that hold contacts and addresses. */
const rowsOf = async (tx: Db, id: number, { table, of, clear }: MemberTable) => {
  const { table: name, columns } = shapeOf(table);
  const sought = columns.filter(
    ({ key }) => key in clear && [...CONTACTS, ...PLACES].includes(key),
  );
  if (sought.length === 0) return [];
  return query<Record<string, Value>>(
    tx,
    `select ${sought.map((column) => `${column.name} as "${column.key}"`).join(', ')} from "${name}" where ${of}`,
    idsFor(of, id),
  );
};

export const loadErasureSubject = async (
  tx: Db,
  { id, externalId, country }: Pick<typeof members.$inferSelect, 'id' | 'externalId' | 'country'>,
  recordIds: readonly number[],
): Promise<ErasureSubject> => {
  const records: (object | null)[] = [];
  for (const table of memberTables()) records.push(...(await rowsOf(tx, id, table)));
  const entries: OwnEntry[] = await ownEntries(tx, id);
  records.push(...entries.flatMap(({ before, after }) => [before, after]));
  const contacts = [...new Set(records.flatMap((record) => textsOf(record, CONTACTS)))];
  const places = records.flatMap((record) => textsOf(record, PLACES));
  return {
    id,
    recordIds,
    externalId,
    country,
    contacts,
    searchTerms: toSearchTerms(contacts),
    places: toSearchTerms(places),
    files: new Set(),
    pictures: new Set(),
  };
};
