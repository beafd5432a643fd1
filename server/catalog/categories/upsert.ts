/** Categories by code, for imports and the store's systems. */
import { inArray } from 'drizzle-orm';
import { type Localized, localize } from '#shared/localization';
import { idsOfPath, pathUnder } from '#shared/treePaths';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import {
  type ActivityEntry,
  difference,
  recordActivities,
} from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { invalidateAncestors } from '../categoryTree/ancestorCache.ts';
import { childIds } from '../categoryTree/tree.ts';
import { activityEntry } from './activityEntry.ts';
import { moveCategory } from './move.ts';

export interface CategoryWrite {
  code: string;
  /** null: top level; left out: the stored parent (new ones: top level). */
  parentCode?: string | null | undefined;
  names: Localized;
  position?: number | undefined;
  hidden?: boolean | undefined;
}
export type CategoryResult = RowResult | { externalId: string; refused: string };

const byCodes = prepared({ codes: many(categories.code) }, (q, { codes }) =>
  q
    .select({
      id: categories.id,
      code: categories.code,
      parentId: categories.parentId,
      position: categories.position,
      path: categories.path,
      depth: categories.depth,
      names: categories.names,
      name: categories.name,
      hidden: categories.hidden,
      version: categories.version,
    })
    .from(categories)
    .where(inArray(categories.code, codes)),
);
type KnownCategory = Awaited<ReturnType<typeof byCodes>>[number];

/** One upsert: what is known of the tree while rows are written, one after the other. */
class Upsert {
  readonly #tx: Db;
  readonly #writer: Writer;
  readonly #known = new Map<string, KnownCategory>();
  /** Numbers of children by parent. */
  readonly #sizes = new Map<number | null, number>();
  readonly activityEntries: ActivityEntry[] = [];

  constructor(tx: Db, writer: Writer) {
    this.#tx = tx;
    this.#writer = writer;
  }

  async load(codes: Iterable<string>) {
    const rows = await byCodes(this.#tx, { codes: [...codes] });
    for (const row of rows) this.#known.set(row.code, row);
  }

  /** Writes one row, or refuses it where its parent is unknown or lies below it. */
  async write(write: CategoryWrite): Promise<CategoryResult> {
    const parent = write.parentCode ? this.#known.get(write.parentCode) : null;
    if (parent === undefined)
      return { externalId: write.code, refused: 'categories.errors.unknownParent' };
    const before = this.#known.get(write.code);
    if (!before) return this.#create(write, parent);
    if (parent && idsOfPath(parent.path).includes(before.id))
      return { externalId: write.code, refused: 'categories.errors.cycle' };
    const edited = await this.#edit(write, before);
    const moved = await this.#move(write, before, parent);
    const outcome = edited || moved ? 'updated' : 'unchanged';
    return { externalId: write.code, id: before.id, outcome };
  }

  async #sizeOf(parentId: number | null): Promise<number> {
    const size = this.#sizes.get(parentId) ?? (await childIds(this.#tx, parentId)).length;
    this.#sizes.set(parentId, size);
    return size;
  }

  /** Creates a category behind the last child of its parent. */
  async #create(write: CategoryWrite, parent: KnownCategory | null): Promise<CategoryResult> {
    const parentId = parent?.id ?? null;
    const position = await this.#sizeOf(parentId);
    this.#sizes.set(parentId, position + 1);
    const row = {
      code: write.code,
      parentId,
      position,
      path: '',
      depth: parent ? parent.depth + 1 : 0,
      names: write.names,
      name: localize(write.names, this.#writer.settings.language),
      hidden: write.hidden ?? false,
      minPrice: null,
      minMarginBps: null,
      createdAt: this.#writer.now,
      updatedAt: this.#writer.now,
      version: 1,
    };
    const [id = 0] = await insertRows(this.#tx, categories, [row], { returning: true });
    const path = pathUnder(parent?.path ?? null, id);
    await updateRow(this.#tx, categories, id, { path });
    this.#known.set(write.code, { ...row, id, path });
    this.activityEntries.push({
      ...activityEntry(this.#writer, { id, name: row.name }),
      verb: 'create',
    });
    return { externalId: write.code, id, outcome: 'created' };
  }

  /** Writes names and visibility where they differ; answers whether they do. */
  async #edit(write: CategoryWrite, before: KnownCategory): Promise<boolean> {
    const names = { ...before.names, ...write.names };
    const values = {
      names,
      name: localize(names, this.#writer.settings.language),
      hidden: write.hidden ?? before.hidden,
    };
    const changed = difference({ ...before }, { ...before, ...values });
    if (!changed) return false;
    const row = { ...before, ...values, version: before.version + 1 };
    await updateRow(this.#tx, categories, before.id, {
      ...values,
      updatedAt: this.#writer.now,
      version: row.version,
    });
    this.activityEntries.push({ ...activityEntry(this.#writer, row), verb: 'edit', ...changed });
    this.#known.set(write.code, row);
    return true;
  }

  /** Moves the category where its parent or position differs; answers whether it does. */
  async #move(
    write: CategoryWrite,
    before: KnownCategory,
    parent: KnownCategory | null,
  ): Promise<boolean> {
    const parentId = write.parentCode === undefined ? before.parentId : (parent?.id ?? null);
    const position =
      write.position ??
      (parentId === before.parentId ? before.position : await this.#sizeOf(parentId));
    const moves =
      parentId !== before.parentId ||
      (write.position !== undefined && position !== before.position);
    if (!moves) return false;
    await moveCategory(this.#tx, this.#writer, before.id, { parentId, position });
    this.#sizes.clear();
    // Paths and positions of other categories have changed too.
    await this.load(this.#known.keys());
    return true;
  }
}

/**
 * Creates or updates categories by code. Names are merged: a language not sent keeps its text. A parent must exist or
 * come earlier; a row whose parent is unknown or lies below it is refused with its reason.
 */
export const upsertCategories = async (
  tx: Db,
  writer: Writer,
  rows: readonly CategoryWrite[],
): Promise<CategoryResult[]> => {
  const upsert = new Upsert(tx, writer);
  await upsert.load(
    new Set(rows.flatMap(({ code, parentCode }) => (parentCode ? [code, parentCode] : [code]))),
  );
  const results: CategoryResult[] = [];
  for (const row of rows) results.push(await upsert.write(row));
  if (results.some((result) => 'outcome' in result && result.outcome === 'created'))
    await invalidateAncestors(tx);
  await recordActivities(tx, upsert.activityEntries);
  return results;
};
