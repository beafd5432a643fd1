/** A planned tree → the store: places and names first, then bindings, then the order of siblings. */
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { editCategory } from '../categories/actions.ts';
import { type CategoryWrite, upsertCategories } from '../categories/upsert.ts';
import { type Localized } from '#shared/localization';
import { invalid } from '../../platform/http/errors.ts';
import {
  type CategoryDraft,
  type PlannedCategory,
  planCategories,
  type StoredCategory,
} from './categoryPlan.ts';
import { flatErrors } from '../../platform/imports/fieldErrors.ts';
import { type ImportRun } from '../../platform/imports/run.ts';
import { rowError } from '../../platform/imports/rowError.ts';

/** The whole stored tree with its bindings. */
export const loadTree = async (db: Db): Promise<StoredCategory[]> => {
  const rows = await query<{
    id: number;
    code: string;
    parentCode: string | null;
    position: number;
    names: string;
    hidden: number;
  }>(
    db,
    `select c.id, c.code, p.code as "parentCode", c.position, c.names, c.hidden
     from categories c left join categories p on p.id = c.parent_id order by c.id`,
  );
  const bindings = await query<{ categoryId: number } & CategoryAttribute>(
    db,
    `select category_id as "categoryId", attribute_id as "attributeId", requirement from category_attributes order by id`,
  );
  const own = new Map(rows.map(({ id }): [number, CategoryAttribute[]] => [id, []]));
  for (const { categoryId, attributeId, requirement } of bindings)
    own.get(categoryId)?.push({ attributeId, requirement });
  return rows.map(({ id, code, parentCode, position, names, hidden }) => ({
    code,
    parentCode,
    position,
    names: JSON.parse(names) as Localized,
    hidden: hidden === 1,
    attributes: own.get(id) ?? [],
  }));
};

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
  const rows = await selectIn<{ id: number; code: string; names: string; hidden: number }>(
    tx,
    'select id, code, names, hidden from categories where code in (?)',
    [...changing.keys()],
    'text',
  );
  const byCode = new Map(rows.map((row) => [row.code, row]));
  for (const [code, { draft }] of changing) {
    const row = byCode.get(code);
    if (!row) continue;
    await editCategory(tx, run.writer, row.id, {
      code,
      parentId: null,
      names: JSON.parse(row.names) as Localized,
      hidden: row.hidden === 1,
      attributes: draft.attributes ?? [],
    });
  }
};

/** Earlier rows of the file that these hang under and that are not in the store, as in a dry run. */
const missingAncestors = async (tx: Db, ancestors: readonly PlannedCategory[]) => {
  const rows = await selectIn<{ code: string }>(
    tx,
    'select code from categories where code in (?)',
    ancestors.map(({ draft }) => draft.code),
    'text',
  );
  const known = new Set(rows.map(({ code }) => code));
  return ancestors.filter(({ draft, bindings }) => bindings || !known.has(draft.code));
};

const orderChildren = async (
  tx: Db,
  run: ImportRun,
  { parentCode, codes }: { parentCode: string; codes: readonly string[] },
) => {
  const rows = await selectIn<{ code: string }>(
    tx,
    'select code from categories where code in (?) order by position, id',
    codes,
    'text',
  );
  const known = new Set(rows.map(({ code }) => code));
  const order = codes.filter((code) => known.has(code));
  if (rows.every(({ code }, index) => code === order[index])) return;
  const parent = parentCode === '' ? null : parentCode;
  await upsertCategories(
    tx,
    run.writer,
    order.map((code, position) => ({ code, parentCode: parent, names: {}, position })),
  );
};

/** Plans and writes the drafts, counts what becomes of each, and refuses what has no place. */
export const writeCategories = async (
  run: ImportRun,
  drafts: readonly CategoryDraft[],
  columns: { code: string; parent: string; attributes: string },
) => {
  const plan = planCategories(await loadTree(run.job.application.connection.db), drafts, columns);
  for (const { row, errors } of plan.refused) run.refuse([row], errors);
  const refuse = ({ draft }: PlannedCategory, errors: Parameters<typeof flatErrors>[0]) =>
    run.refuse(
      [draft.row],
      flatErrors(errors).map(({ path, message }) =>
        rowError(draft.row.line, path[0] ?? null, message),
      ),
    );

  const chunks = run.chunks<PlannedCategory, undefined>({
    first: 20,
    write: async (tx, items) => {
      const inside = new Set(items);
      const above = new Set(
        items
          .flatMap(({ draft }) => plan.ancestorsOf(draft.code))
          .filter((item) => !inside.has(item)),
      );
      const ancestors = await missingAncestors(tx, [...above]);
      const all = [...ancestors, ...items.filter(({ outcome }) => outcome !== 'unchanged')];
      for (const result of await upsertCategories(tx, run.writer, all.map(writeOf))) {
        if ('refused' in result) throw invalid({ code: result.refused });
      }
      await writeBindings(tx, run, all);
      return items.map(() => undefined);
    },
    settle: ({ outcome }) => run.count('categories', outcome),
    refuse,
  });
  let done = 0;
  for (const item of plan.planned) {
    done++;
    if (!chunks.add(item)) continue;
    run.progress((done / plan.planned.length) * 0.9);
    await chunks.flush();
  }
  await chunks.flush();
  for (const order of plan.orders) {
    await run.apply((tx) => orderChildren(tx, run, order));
    await run.job.pause();
  }
};
