/**
 * What tables hold about members. All of it is in the file that a member may ask for, and words about the member leave it
 * when the member is erased. A test asks for a decision about every column of text.
 */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ErasureBlock, ErasureKeep } from '#contract/platform/personalData';
import type { Db } from '#db';
import type { Value } from '#db/statements';
import { Hook } from '#shared/hook';

/** A record of a member who is being erased. */
export interface ErasureSubject {
  id: number;
  /** The records of the person that are erased together, this one among them. */
  recordIds: readonly number[];
  /** The number of the store, under which ledgers and sums stay. */
  externalId: string;
  /** Phone numbers and e-mail addresses by which the member was ever known, and the country of the numbers. */
  contacts: readonly string[];
  country: string | null;
  /** Contacts and addresses in the form in which they are compared (`toSearchTerms`): an address may also be a whole town's. */
  searchTerms: readonly string[];
  places: readonly string[];
  /** Files below the data folder, to be deleted once the rows are written. */
  files: Set<string>;
  /** Ids of pictures that the member sent; those that nothing else refers to go as well. */
  pictures: Set<number>;
}

export interface MemberTable {
  table: SQLiteTable;
  /** The condition on its rows; each `?` is the id of the member. */
  of: string;
  /** Columns of words about the member, and the SQL of what takes their place. */
  clear: Readonly<Record<string, string>>;
  /** Columns of text that say nothing about who the member is. */
  keep: readonly string[];
  /** Whether the rows are deleted instead. */
  isDeleted: boolean;
  /** The resource under whose name the activity log tells of its rows. */
  resource: string | null;
  /**
   * A condition on rows that no member of staff may see beside the member, so that they are not in the file; with `columns`
   * only these are empty there.
   */
  untold: { when: string; columns?: readonly string[] } | null;
}

type KeyOf<T extends SQLiteTable> = keyof T['$inferSelect'] & string;

export const memberTable = <T extends SQLiteTable>(
  table: T,
  {
    of = 'member_id = ?',
    clear = {},
    keep = [],
    isDeleted = false,
    resource = null,
    untold = null,
  }: Partial<Pick<MemberTable, 'of' | 'isDeleted' | 'resource' | 'untold'>> & {
    clear?: Partial<Record<KeyOf<T>, string>>;
    keep?: readonly KeyOf<T>[];
  },
): MemberTable => ({
  table,
  of,
  clear: clear as Readonly<Record<string, string>>,
  keep,
  isDeleted,
  resource,
  untold,
});

/** The id as often as a condition asks for it. */
export const idsFor = (condition: string, id: number): Value[] =>
  Array.from(condition.matchAll(/\?/g), () => id);

/** A table whose rows may repeat what is known of a member, and are found by the texts in them. */
export interface SearchedTable {
  table: SQLiteTable;
  /** Columns by property. */
  columns: readonly string[];
  /** The condition on the rows that are searched; each `?` is the id of the member. */
  where?: string;
  /** Whether what is found is deleted instead of cleared. */
  isDeleted?: boolean;
  /** Which of these rows are about the member although nothing that is known of the member is in them. */
  findNamed?: (
    tx: Db,
    ids: readonly number[],
    member: ErasureSubject,
  ) => Promise<ReadonlySet<number>>;
  /** Runs with the ids of the rows that are changed, before any is deleted. */
  afterwards?: (tx: Db, ids: readonly number[], member: ErasureSubject) => Promise<unknown>;
}

/** What a domain holds about members. */
export interface MemberData {
  tables?: readonly MemberTable[];
  searched?: readonly SearchedTable[];
  /** What else leaves with a member: names of counters, for example. Runs before the tables are cleared. */
  erase?: (tx: Db, member: ErasureSubject) => Promise<unknown>;
  /** What the file of a member leaves out, as far as its number may be told by now. */
  leftOut?: (
    db: Db,
    memberId: number,
    at: { now: number; timeZone: string },
  ) => Promise<{ why: string; count: number }>;
  /** What has to be finished before a member is erased, with how many there are. */
  blocks?: readonly {
    key: ErasureBlock;
    count: (db: Db, memberId: number, now: number) => Promise<number>;
  }[];
  /** What goes on after it, by the ids of its rows. */
  keeps?: readonly {
    key: ErasureKeep;
    find: (db: Db, memberId: number, now: number) => Promise<readonly number[]>;
  }[];
}

/** Of every domain. */
export const memberData = new Hook<MemberData>('memberData');

export const memberTables = (): MemberTable[] =>
  memberData.parts.flatMap(({ tables = [] }) => tables);
