/** Categories by code, for imports and the store's systems. */
import type { ActivityVerb } from '#contract/platform/activities';
import { type Localized, localize } from '#shared/localization';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import {
  difference,
  type ActivityEntry,
  recordActivities,
} from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import { decodeRows } from '../../platform/lists/list.ts';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { moveCategory } from './actions.ts';
import { invalidateAncestors } from '../categoryTree/ancestorCache.ts';
import { idsOfPath, pathUnder } from '#shared/treePaths';
import { type CategoryRow, childIds } from '../categoryTree/tree.ts';

export interface CategoryWrite {
  code: string;
  /** null = top level; left out = keep where it is (new ones: top level). */
  parentCode?: string | null | undefined;
  names: Localized;
  position?: number | undefined;
  hidden?: boolean | undefined;
}
export type CategoryResult = RowResult | { externalId: string; refused: string };

const SELECT = `select id, code, parent_id as "parentId", position, path, depth, names, name, hidden,
  min_price as "minPrice", min_margin_bps as "minMarginBps", version
  from categories where code in (?)`;

/**
 * Creates or updates categories by code. Names are merged: a language not sent keeps its text. A parent must exist or
 * come earlier; a row that would hang under itself, or whose parent is unknown, is refused with its reason.
 */
export const upsertCategories = async (
  tx: Db,
  writer: Writer,
  rows: readonly CategoryWrite[],
): Promise<CategoryResult[]> => {
  const codes = new Set(
    rows.flatMap(({ code, parentCode }) => (parentCode ? [code, parentCode] : [code])),
  );
  const stored = decodeRows(
    categories,
    await selectIn(tx, SELECT, [...codes], 'text'),
  ) as CategoryRow[];
  const known = new Map(stored.map((row) => [row.code, row]));
  const sizes = new Map<number | null, number>();
  const sizeOf = async (parentId: number | null) => {
    const size = sizes.get(parentId) ?? (await childIds(tx, parentId)).length;
    sizes.set(parentId, size);
    return size;
  };
  const results: CategoryResult[] = [];
  const activityEntries: ActivityEntry[] = [];
  const trace = (row: CategoryRow, verb: ActivityVerb, change: object = {}) =>
    activityEntries.push({
      actor: writer.actor,
      at: writer.now,
      resource: 'categories',
      recordId: row.id,
      recordName: row.name,
      verb,
      ...change,
    });

  for (const write of rows) {
    const parent = write.parentCode ? known.get(write.parentCode) : null;
    if (parent === undefined) {
      results.push({ externalId: write.code, refused: 'categories.errors.unknownParent' });
      continue;
    }
    const before = known.get(write.code);
    if (!before) {
      const parentId = parent?.id ?? null;
      const position = await sizeOf(parentId);
      sizes.set(parentId, position + 1);
      const row = {
        code: write.code,
        parentId,
        position,
        path: '',
        depth: parent ? parent.depth + 1 : 0,
        names: write.names,
        name: localize(write.names, writer.settings.language),
        hidden: write.hidden ?? false,
        minPrice: null,
        minMarginBps: null,
        createdAt: writer.now,
        updatedAt: writer.now,
        version: 1,
      };
      const [id = 0] = await insertRows(tx, categories, [row], { returning: true });
      const path = pathUnder(parent?.path ?? null, id);
      await updateRow(tx, categories, id, { path });
      const created = { ...row, id, path };
      known.set(write.code, created);
      trace(created, 'create');
      results.push({ externalId: write.code, id, outcome: 'created' });
      continue;
    }
    const names = { ...before.names, ...write.names };
    const values = {
      names,
      name: localize(names, writer.settings.language),
      hidden: write.hidden ?? before.hidden,
    };
    const changed = difference({ ...before }, { ...before, ...values });
    const parentId = write.parentCode === undefined ? before.parentId : (parent?.id ?? null);
    const position =
      write.position ?? (parentId === before.parentId ? before.position : await sizeOf(parentId));
    if (parent && idsOfPath(parent.path).includes(before.id)) {
      results.push({ externalId: write.code, refused: 'categories.errors.cycle' });
      continue;
    }
    let row: CategoryRow = { ...before, ...values };
    if (changed) {
      row.version = before.version + 1;
      await updateRow(tx, categories, before.id, {
        ...values,
        updatedAt: writer.now,
        version: row.version,
      });
      trace(row, 'edit', changed);
    }
    const moves =
      parentId !== before.parentId ||
      (write.position !== undefined && position !== before.position);
    if (moves) {
      row = await moveCategory(tx, writer, before.id, { parentId, position });
      sizes.clear();
      // Paths and places of others changed too.
      const again = decodeRows(
        categories,
        await selectIn(tx, SELECT, [...known.keys()], 'text'),
      ) as CategoryRow[];
      for (const one of again) known.set(one.code, one);
    }
    known.set(write.code, row);
    results.push({
      externalId: write.code,
      id: before.id,
      outcome: changed || moves ? 'updated' : 'unchanged',
    });
  }
  if (results.some((result) => 'outcome' in result && result.outcome === 'created'))
    await invalidateAncestors(tx);
  await recordActivities(tx, activityEntries);
  return results;
};
