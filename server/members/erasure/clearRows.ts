/** Takes the words about a member out of the rows of every table, and deletes the rows that are nothing else. */
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { whileClearing } from '#db/restore';
import { query } from '#db/statements';
import {
  idsFor,
  type MemberTable,
  memberTables,
} from '../../platform/personalData/memberTables.ts';

const clearOne = async (tx: Db, { table, of, clear, isDeleted }: MemberTable, id: number) => {
  const { table: name, columns } = shapeOf(table);
  if (isDeleted) return void (await query(tx, `delete from "${name}" where ${of}`, idsFor(of, id)));
  const set = columns.flatMap((column) => {
    const { [column.key]: value } = clear;
    return value === undefined ? [] : [`${column.name} = ${value}`];
  });
  if (set.length > 0)
    await query(tx, `update "${name}" set ${set.join(', ')} where ${of}`, idsFor(of, id));
};

export const clearRows = (tx: Db, memberId: number): Promise<void> =>
  whileClearing(tx, async () => {
    for (const table of memberTables()) await clearOne(tx, table, memberId);
  });

/** Names of member-facing fields that no column has; tags, which staff write, are rows of their own. */
const SHOWN_NAMES = ['memberName', 'refereeName', 'referrerName', 'pictureUrl', 'tags'];
/** A code is no word about a person where it stands beside a member's number. */
const NOT_PERSONAL = ['code'];

/** Fields that say who a member is, in stored answers and messages as in tables. */
export const personalNames = (): ReadonlySet<string> =>
  new Set(
    [...memberTables().flatMap(({ clear }) => Object.keys(clear)), ...SHOWN_NAMES].filter(
      (name) => !NOT_PERSONAL.includes(name),
    ),
  );
