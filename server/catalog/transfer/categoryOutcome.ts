/** Determines the outcome of one category of a file. Pure. */
import type { CategoryAttribute, Requirement } from '#contract/catalog/categories';
import type { Localized } from '#shared/localization';
import type { CategoryDraft, StoredCategory } from './categoryDraft.ts';
import type { DraftTree } from './draftTree.ts';
import type { PlannedCategory } from './plannedCategory.ts';

const sameBindings = (a: readonly CategoryAttribute[], b: readonly CategoryAttribute[]) => {
  const requirements = new Map<number, Requirement>(
    a.map(({ attributeId, requirement }) => [attributeId, requirement]),
  );
  return (
    a.length === b.length &&
    b.every(({ attributeId, requirement }) => requirements.get(attributeId) === requirement)
  );
};

const differs = (
  stored: StoredCategory,
  draft: CategoryDraft,
  parentCode: string | null,
  index: number,
) =>
  parentCode !== stored.parentCode ||
  (draft.position !== undefined && index !== stored.position) ||
  (draft.hidden !== undefined && draft.hidden !== stored.hidden) ||
  Object.entries(draft.names).some(
    ([language, name]) => stored.names[language as keyof Localized] !== name,
  );

/** `index`: its final position among its siblings. */
export const toPlanned = (
  tree: DraftTree,
  draft: CategoryDraft,
  index: number,
): PlannedCategory => {
  const stored = tree.stored.get(draft.code);
  const parentCode = tree.parentOf(draft.code);
  if (!stored) {
    const bindings = (draft.attributes ?? []).length > 0;
    return { draft, parentCode, outcome: 'created', bindings };
  }
  const bindings =
    draft.attributes !== undefined && !sameBindings(stored.attributes, draft.attributes);
  const changed = bindings || differs(stored, draft, parentCode, index);
  return { draft, parentCode, outcome: changed ? 'updated' : 'unchanged', bindings };
};
