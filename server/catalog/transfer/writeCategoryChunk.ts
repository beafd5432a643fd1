/** Writes one chunk of a file's categories: parents and names first, then bindings. */
import type { Db } from '#db';
import { editCategory } from '../categories/actions.ts';
import { loadByCodes } from '../categories/known.ts';
import type { CategoryWrite } from '../categories/categoryWrite.ts';
import { upsertCategories } from '../categories/upsert.ts';
import { loadCategoryIds } from '../categoryTree/lookups.ts';
import type { CategoryPlan, PlannedCategory } from './plannedCategory.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

const writeOf = ({ draft, parentCode }: PlannedCategory): CategoryWrite => ({
  code: draft.code,
  parentCode,
  names: draft.names,
  ...(draft.hidden !== undefined && { hidden: draft.hidden }),
});

const writeBindings = async (tx: Db, run: ImportRun, items: readonly PlannedCategory[]) => {
  const changing = new Map(
    items.filter(({ bindings }) => bindings).map((item) => [item.draft.code, item]),
  );
  if (changing.size === 0) return;
  const rows = await loadByCodes(tx, { codes: [...changing.keys()] });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  for (const [code, { draft }] of changing) {
    const row = byCode.get(code);
    if (!row) continue;
    await editCategory(tx, run.writer, row.id, {
      code,
      parentId: null,
      names: row.names,
      hidden: row.hidden,
      attributes: draft.attributes ?? [],
    });
  }
};

/** Ancestors that are in earlier rows of the file but not stored, as in a dry run. */
const missingAncestors = async (tx: Db, ancestors: readonly PlannedCategory[]) => {
  const known = await loadCategoryIds(
    tx,
    ancestors.map(({ draft }) => draft.code),
  );
  return ancestors.filter(({ draft, bindings }) => bindings || !known.has(draft.code));
};

export const writeCategoryChunk = async (
  tx: Db,
  run: ImportRun,
  plan: CategoryPlan,
  items: readonly PlannedCategory[],
) => {
  const inside = new Set(items);
  const above = new Set(
    items.flatMap(({ draft }) => plan.ancestorsOf(draft.code)).filter((item) => !inside.has(item)),
  );
  const ancestors = await missingAncestors(tx, [...above]);
  const all = [...ancestors, ...items.filter(({ outcome }) => outcome !== 'unchanged')];
  for (const result of await upsertCategories(tx, run.writer, all.map(writeOf))) {
    if ('refused' in result) throw invalid({ code: result.refused });
  }
  await writeBindings(tx, run, all);
};
