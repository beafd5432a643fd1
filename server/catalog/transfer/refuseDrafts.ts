/** Refuses categories of a file that would make the tree invalid. Pure. */
import { effectiveBindings, loosened } from '../categoryTree/rules.ts';
import type { CategoryDraft } from './categoryDraft.ts';
import type { DraftTree } from './draftTree.ts';

const misplacement = (tree: DraftTree, draft: CategoryDraft): string | null => {
  const parent = tree.parentOf(draft.code);
  if (parent !== null && !tree.drafts.has(parent) && !tree.stored.has(parent))
    return 'categories.errors.unknownParent';
  return draft.parentCode !== undefined && tree.chainOf(draft.code).includes(draft.code)
    ? 'categories.errors.cycle'
    : null;
};

/** Refuses misplaced categories. A refusal can make others invalid, so it repeats until none is refused any more. */
export const refuseMisplaced = (tree: DraftTree) => {
  for (let hasRefused = true; hasRefused;) {
    hasRefused = false;
    for (const draft of tree.drafts.values()) {
      const error = misplacement(tree, draft);
      if (error === null) continue;
      tree.drop(draft, tree.columns.parent, error);
      hasRefused = true;
    }
  }
};

/** Refuses bindings that loosen a requirement of an ancestor. */
export const refuseLoosened = (tree: DraftTree) => {
  for (let hasRefused = true; hasRefused;) {
    hasRefused = false;
    for (const draft of tree.drafts.values()) {
      if (!draft.attributes) continue;
      const ancestors = tree.chainOf(draft.code).toReversed();
      const inherited = effectiveBindings(ancestors.map((code) => tree.bindingsOf(code)));
      if (loosened(inherited, draft.attributes).length === 0) continue;
      tree.drop(draft, tree.columns.attributes, 'categories.errors.loosened');
      refuseMisplaced(tree);
      hasRefused = true;
    }
  }
};
