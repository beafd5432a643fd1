/** Writes a planned tree: categories in chunks, then the order of siblings. */
import type { CategoryDraft, CategoryErrorColumns } from './categoryDraft.ts';
import { planCategories } from './categoryPlan.ts';
import { loadTree } from './loadTree.ts';
import { orderChildren } from './orderChildren.ts';
import type { PlannedCategory } from './plannedCategory.ts';
import { writeCategoryChunk } from './writeCategoryChunk.ts';
import { flatErrors } from '#shared/fieldErrors';
import { rowError } from '../../platform/imports/rowError.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

/** Plans and writes the drafts, counts the outcomes, and refuses drafts that would make the tree invalid. */
export const writeCategories = async (
  run: ImportRun,
  drafts: readonly CategoryDraft[],
  columns: CategoryErrorColumns,
) => {
  const plan = planCategories(await loadTree(run.job.application.connection.db), drafts, columns);
  for (const { row, errors } of plan.refused) run.refuse([row], errors);
  const chunks = run.chunks<PlannedCategory, undefined>({
    first: 20,
    write: async (tx, items) => {
      await writeCategoryChunk(tx, run, plan, items);
      return items.map(() => undefined);
    },
    settle: ({ outcome }) => run.count('categories', outcome),
    refuse: ({ draft: { row } }, errors) =>
      run.refuse(
        [row],
        flatErrors(errors).map(({ path, message }) => rowError(row.line, path[0] ?? null, message)),
      ),
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
