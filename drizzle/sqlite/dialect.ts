/** SQL of SQLite where the two databases differ. */
import type { Dialect } from '../dialect.ts';

export const sqliteDialect: Dialect = {
  inValues: () => 'in (select value from json_each(?))',
  maxSeparateKeys: 64,
  listHas: (column) => `exists (select 1 from json_each(${column}) entry where entry.value = ?)`,
  listEntries: (column) => `json_each(${column}) entry`,
  jsonInteger: (column, key) => `json_extract(${column}, '$.${key}')`,
  jsonText: (column, key) => `json_extract(${column}, '$.${key}')`,
  jsonArray: 'json_group_array',

  recordset: (columns) => {
    const entries = Object.entries(columns);
    // jsonb_each passes each row on in parsed form; json_each would serialise it again for every column.
    const many = entries.map(([name], index) => `value ->> ${index} as ${name}`);
    // The driver binds every number as a floating-point value.
    const one = entries.map(
      ([name, type]) => `${type.includes('int') ? 'cast(? as integer)' : '?'} as ${name}`,
    );
    return {
      many: `(select ${many.join(', ')} from jsonb_each(?)) as input`,
      one: `(select ${one.join(', ')}) as input`,
    };
  },
  recordsetKeys: null,

  weekStartOf: (day, weekStart) =>
    `date(${day}, '-' || ((cast(strftime('%w', ${day}) as integer) + ${7 - (weekStart % 7)}) % 7) || ' days')`,

  insertStatements: ({ table, columns, suffix }) => {
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const values = columns.map(() => '?').join(', ');
    const one = `insert into "${table}" (${names}) values (${values}) ${suffix}`;
    return { one, many: one };
  },

  searchIndex: (table) => ({
    remove: `delete from ${table} where rowid in (select value from json_each(?))`,
    add: `insert into ${table} (rowid, open_text, personal_text) select value ->> 0, value ->> 1, value ->> 2 from json_each(?)`,
    isIndexed: (id) => `exists (select 1 from ${table} where ${table}.rowid = ${id})`,
    merge: {
      step: `insert into ${table} (${table}, rank) values ('merge', ?)`,
      changes: 'select total_changes() as n',
    },
  }),
  searchCondition: (resource, personal) => {
    const table = `${resource}_search`;
    return {
      matching: (asked) => `select rowid from ${table} where ${table} match (${asked})`,
      valueOf: (tokens) => {
        const value = tokens.map(({ token, prefix }) => `"${token}"${prefix ? '*' : ''}`).join(' ');
        return personal ? value : `{open_text} : (${value})`;
      },
    };
  },
  localizedText: (column) => `(select group_concat(value, ' ') from json_each(${column}))`,

  analyze: null,
  insertStored: (table, columns) => ({
    sql: `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    rowByRow: true,
  }),
  identity: null,
};
