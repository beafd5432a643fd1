/** Reads what the records and codes are called that the rows of a page name. */
import { can } from '#contract/platform/access';
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { among, query } from '#db/statements';
import { type Language, localize, type Localized } from '#shared/localization';
import type { Context } from '../http/context.ts';
import { decodeRows } from '../lists/list.ts';
import type { ListSpec } from '../lists/spec.ts';
import type { Key, Named, Names } from './columnNames.ts';
import { type Columns, valueAt } from './columns.ts';

export type NamesOf = (db: Db, ids: readonly number[]) => Promise<ReadonlyMap<number, Localized>>;
type Exported = { table: ListSpec['table']; namesOf?: NamesOf };

/** What people call a record by, the best first. */
const NAME_FIELDS = ['names', 'name', 'number', 'externalId'];

const namesIn = async (
  db: Db,
  table: ListSpec['table'],
  { by, kind }: Named,
  keys: readonly Key[],
): Promise<Names> => {
  const { table: from, columns } = shapeOf(table);
  const name = NAME_FIELDS.flatMap((field) => columns.find(({ key }) => key === field) ?? [])[0];
  if (!name) return [];
  const type = columns.find(({ key }) => key === by)?.kind === 'text' ? 'text' : 'integer';
  const { sql, values } = among(db, keys, type);
  const rows = await query(
    db,
    `select "${by}", "${name.name}" as "${name.key}" from ${from} where "${by}" ${sql}${kind ? ' and kind = ?' : ''}`,
    [...values, ...(kind ? [kind] : [])],
  );
  return decodeRows<Record<string, unknown>>(table, rows).map((row) => [
    row[by] as Key,
    row[name.key] as Localized | string | null,
  ]);
};

/** Reads no name twice, and none that this role may not see. */
export class NameReader {
  readonly #known = new Map<Named, Map<Key, string | undefined>>();

  constructor(
    private readonly context: Context,
    private readonly language: Language,
    private readonly exportOf: (resource: string) => Exported | undefined,
  ) {}

  /** Reads the names that these rows need. */
  async read(columns: Columns, rows: readonly Record<string, unknown>[]): Promise<void> {
    for (const { key, named } of columns)
      if (named && this.#maySee(named))
        await this.#load(
          named,
          rows.flatMap((row) => (valueAt(row, key) as Key | Key[] | null) ?? []),
        );
  }

  readonly nameOf = (named: Named, key: Key): string | undefined =>
    this.#known.get(named)?.get(key);

  #maySee({ of, isOpen, own }: Named): boolean {
    const { role } = this.context;
    return isOpen === true || own !== undefined || (role !== null && can(role, of, 'list'));
  }

  async #load(named: Named, keys: readonly Key[]): Promise<void> {
    const known = this.#known.get(named) ?? new Map<Key, string | undefined>();
    this.#known.set(named, known);
    const missing = [...new Set(keys)].filter((key) => !known.has(key));
    const { table, namesOf } = this.exportOf(named.of) ?? {};
    const { db } = this.context;
    if (missing.length === 0) return;
    for (const key of missing) known.set(key, undefined);
    const names = named.own ? named.own() : table ? await namesIn(db, table, named, missing) : [];
    const special = namesOf && named.by === 'id' ? await namesOf(db, missing.map(Number)) : [];
    for (const [key, name] of [...names, ...special])
      known.set(
        key,
        (typeof name === 'string' ? name : localize(name, this.language)) || undefined,
      );
  }
}
