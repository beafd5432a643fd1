/** SQL of PostgreSQL where the two databases differ. */
import type { Dialect } from '../dialect.ts';

export const postgresDialect: Dialect = {
  // An array is looked up in an index; with a subquery PostgreSQL would scan the whole table.
  inValues: (kind) => `= any(array(select value::${kind} from json_array_elements_text(?::json)))`,
  maxSeparateKeys: 1,
  listHas: (column) =>
    `exists (select 1 from json_array_elements_text(${column}::json) entry where entry = ?)`,
  listEntries: (column) => `json_array_elements_text(${column}::json) entry(value)`,
  jsonInteger: (column, key) => `cast(${column}::json ->> '${key}' as bigint)`,
  jsonText: (column, key) => `${column}::json ->> '${key}'`,
  jsonArray: 'json_agg',

  recordset: (columns) => {
    const entries = Object.entries(columns).map(
      ([name, type]) => [name, type === 'real' ? 'double precision' : type] as const,
    );
    const many = entries.map(([name, type], index) => `(value ->> ${index})::${type} as ${name}`);
    const one = entries.map(([name, type]) => `?::${type} as ${name}`);
    return {
      many: `(select ${many.join(', ')} from json_array_elements(?::json)) as input`,
      one: `(select ${one.join(', ')}) as input`,
    };
  },
  // Without statistics PostgreSQL expects a hundred rows and would scan a small table completely for a few keys.
  recordsetKeys: {
    many: '= any(array(select (value ->> 0)::integer from json_array_elements(?::json)))',
    one: '= ?::integer',
  },

  weekStartOf: (day, weekStart) =>
    `to_char(${day}::date - ((extract(dow from ${day}::date)::integer + ${7 - (weekStart % 7)}) % 7), 'YYYY-MM-DD')`,

  insertStatements: ({ table, columns, suffix, hasId }) => {
    const head = `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})`;
    const names = columns.map((_, index) => `c${index}`).join(', ');
    const arrays = columns
      .map(({ sqlType }) => (sqlType.startsWith('double') ? sqlType : sqlType.replace(/ .*/, '')))
      .map((type) => `?::${type}[]`)
      .join(', ');
    return {
      one: `${head} values (${columns.map(() => '?').join(', ')}) ${suffix}`,
      many: hasId
        ? // The ordinality keeps identity values in the order of the rows.
          `${head} select ${names} from unnest(${arrays}) with ordinality as input(${names}, row_index) order by row_index ${suffix}`
        : `${head} select ${names} from unnest(${arrays}) as input(${names}) where true ${suffix}`,
    };
  },

  searchIndex: (table) => ({
    remove: `delete from ${table} where id = any(array(select value::integer from json_array_elements_text(?::json)))`,
    add: `insert into ${table} (id, open_text, personal_text)
     select (value ->> 0)::integer, array_to_tsvector(string_to_array(value ->> 1, ' ')),
       array_to_tsvector(string_to_array(value ->> 2, ' '))
     from json_array_elements(?::json)`,
    isIndexed: (id) => `exists (select 1 from ${table} where ${table}.id = ${id})`,
    merge: null,
  }),
  // The tokens are words already: PostgreSQL's own parser would split some of them again.
  searchCondition: (resource, personal) => ({
    matching: (asked) => `select id from ${resource}_search
      where ${personal ? '(open_text || personal_text)' : 'open_text'} @@ (${asked})::tsquery`,
    valueOf: (tokens) =>
      tokens.map(({ token, prefix }) => `'${token}'${prefix ? ':*' : ''}`).join(' & '),
  }),
  localizedText: (column) => `(select string_agg(value, ' ') from json_each_text(${column}::json))`,

  // Statistics are gathered from time to time; right after a hundred thousand inserts PostgreSQL would still expect few
  // rows.
  analyze: (table) => `analyze "${table}"`,
  insertStored: (table, columns) => {
    const list = columns.map((column) => `"${column}"`).join(', ');
    return {
      sql: `insert into "${table}" (${list}) select ${list} from json_populate_recordset(null::"${table}", ?::json)`,
      rowByRow: false,
    };
  },
  identity: {
    sequence: `select pg_get_serial_sequence(table_name, column_name) as name from information_schema.columns
      where table_name = ? and column_name = 'id' and is_identity = 'YES'`,
    advance: (table, sequence) =>
      `select setval('${sequence}', coalesce((select max(id) from "${table}"), 0) + 1, false)`,
  },
};
