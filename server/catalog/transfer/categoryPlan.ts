/**
 * Plans the changes that a file of categories makes to the tree. All of them are determined before anything is written,
 * so that counts do not depend on how writes are divided into transactions. Pure.
 */
import type { CategoryDraft, CategoryErrorColumns, StoredCategory } from './categoryDraft.ts';
import { toPlanned } from './categoryOutcome.ts';
import { DraftTree } from './draftTree.ts';
import type { CategoryPlan, PlannedCategory } from './plannedCategory.ts';
import { refuseLoosened, refuseMisplaced } from './refuseDrafts.ts';
import { siblingOrder, TOP } from './siblingOrder.ts';

/** The drafts, parents before children. */
const inTreeOrder = (tree: DraftTree, children: ReadonlyMap<string, string[]>) => {
  const planned: PlannedCategory[] = [];
  const visit = (parent: string) => {
    for (const [index, code] of (children.get(parent) ?? []).entries()) {
      const draft = tree.drafts.get(code);
      if (draft) planned.push(toPlanned(tree, draft, index));
      visit(code);
    }
  };
  visit(TOP);
  return planned;
};

/** Parents for which the file gives the position of a child. */
const orderedParents = (planned: readonly PlannedCategory[]) =>
  new Set(
    planned
      .filter(({ draft }) => draft.position !== undefined)
      .map(({ parentCode }) => parentCode ?? TOP),
  );

export const planCategories = (
  stored: readonly StoredCategory[],
  drafts: readonly CategoryDraft[],
  columns: CategoryErrorColumns,
): CategoryPlan => {
  const tree = new DraftTree(stored, drafts, columns);
  refuseMisplaced(tree);
  refuseLoosened(tree);
  const children = siblingOrder(tree);
  const planned = inTreeOrder(tree, children);
  const byCode = new Map(planned.map((one) => [one.draft.code, one]));
  const ordered = orderedParents(planned);
  return {
    planned,
    refused: tree.refused,
    orders: [...children]
      .filter(([parent]) => ordered.has(parent))
      .map(([parentCode, codes]) => ({ parentCode, codes })),
    ancestorsOf: (code) =>
      tree
        .chainOf(code)
        .toReversed()
        .flatMap((ancestor) => byCode.get(ancestor) ?? []),
  };
};
