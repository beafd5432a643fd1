/** Takes what is known of a member out of rows that may repeat it: stored answers, the activity log, refused rows of files. */
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { listEntries, query, type Row, type Value } from '#db/statements';
import { deleteRow, updateRow } from '../records/records.ts';
import { idsFor, type ErasureSubject, memberData, type SearchedTable } from './memberTables.ts';
import { withoutMember } from './rules.ts';

/** The form of `comparable` in SQL, as near as both databases come: rows that it finds are looked at again. */
const FOLDED = [' ', '\u{a0}', '\u{3000}', '\t', '-', String.raw`\n`, String.raw`\t`, '\\'];
const comparableSql = (column: string) =>
  FOLDED.reduce((sql, sign) => `replace(${sql}, '${sign}', '')`, `lower(${column})`);

const escaped = (text: string) => text.replace(/[!%_]/g, (sign) => `!${sign}`);

/** Also in lower case throughout, as PostgreSQL writes letters with accents. */
const patternsOf = ({ searchTerms, places, externalId }: ErasureSubject): string =>
  JSON.stringify([
    ...new Set(
      [...searchTerms, ...places, `"${externalId.replace(/[\s-]/g, '')}"`]
        .flatMap((text) => [text, text.toLowerCase()])
        .map((text) => `%${escaped(text)}%`),
    ),
  ]);

const columnsOf = ({ table, columns }: SearchedTable) => {
  const shape = shapeOf(table);
  return {
    name: shape.table,
    sought: shape.columns.filter(({ key }) => columns.includes(key)),
    hasTextIds: shape.columns.some(({ key, kind }) => key === 'id' && kind === 'text'),
  };
};
type Sought = ReturnType<typeof columnsOf>['sought'];

/**
 * A subquery with a limit is not merged into the query around it, which would fold the texts of a row anew for each text that is
 * sought: 1.6 instead of 8.6 s for 300,000 entries of the activity log on SQLite.
 */
const findRows = (db: Db, searched: SearchedTable, member: ErasureSubject): Promise<Row[]> => {
  const { name, sought } = columnsOf(searched);
  const { where = '1 = 1' } = searched;
  const columns = sought.map((column) => column.name).join(', ');
  const all = sought.map((column) => `coalesce(${column.name}, '')`).join(` || ' ' || `);
  return query(
    db,
    `select id, ${columns} from (
       select id, ${columns}, ${comparableSql(all)} as folded from "${name}" where ${where} limit ${Number.MAX_SAFE_INTEGER}
     ) as texts
     where exists (select 1 from ${listEntries(db, '?')} where folded like entry.value escape '!') order by id`,
    [...idsFor(where, member.id), patternsOf(member)],
  );
};

const read = ({ kind, decode }: Sought[number], stored: unknown) =>
  kind === 'json' && decode ? decode(stored as Value) : stored;

/** Undefined for a text that only looks like JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The columns of a row that hold something of the member, with what takes its place. */
const changesOf = (
  row: Row,
  sought: Sought,
  member: ErasureSubject,
  fields: ReadonlySet<string>,
): Record<string, unknown> =>
  Object.fromEntries(
    sought.flatMap((column) => {
      const stored = read(column, row[column.name]);
      const json =
        column.kind === 'text' && /^[[{]/.test(String(stored)) ? parsed(String(stored)) : undefined;
      const isJsonText = json !== undefined;
      const value = isJsonText ? json : stored;
      const after = withoutMember(value, { ...member, fields });
      if (JSON.stringify(after) === JSON.stringify(value)) return [];
      return [[column.key, isJsonText ? JSON.stringify(after) : after]];
    }),
  );

const clearTable = async (
  tx: Db,
  searched: SearchedTable,
  member: ErasureSubject,
  fields: ReadonlySet<string>,
) => {
  const { table, isDeleted = false, findNamed, afterwards } = searched;
  const { sought, hasTextIds } = columnsOf(searched);
  const rows = await findRows(tx, searched, member);
  const named = await findNamed?.(
    tx,
    rows.map(({ id }) => Number(id)),
    member,
  );
  // An address alone is no reason to delete a row: it may be the name of a town.
  const sure = isDeleted ? { ...member, places: [] } : member;
  const changed: (number | string)[] = [];
  for (const row of rows) {
    const id = hasTextIds ? String(row.id) : Number(row.id);
    const changes = changesOf(row, sought, sure, fields);
    const isNamed = typeof id === 'number' && named?.has(id) === true;
    if (Object.keys(changes).length === 0 && !isNamed) continue;
    changed.push(id);
    if (!isDeleted) await updateRow(tx, table, id, changes);
  }
  await afterwards?.(
    tx,
    changed.filter((id) => typeof id === 'number'),
    member,
  );
  if (isDeleted) for (const id of changed) await deleteRow(tx, table, id);
};

/** `fields`: those that say who a member is, wherever a record names the member. */
export const clearFoundTexts = async (
  tx: Db,
  member: ErasureSubject,
  fields: ReadonlySet<string>,
) => {
  for (const { searched = [] } of memberData.parts)
    for (const one of searched) await clearTable(tx, one, member, fields);
};
