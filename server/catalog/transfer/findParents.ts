/** Turns what a file calls the categories above its own into their codes. Pure. */
import { categoryFinder } from '../categoryTree/findByText.ts';
import type { CategoryDraft, StoredCategory } from './categoryDraft.ts';

/** The drafts by codes; `refuse` is told those whose category above is not known or not the only one of its name. */
export const findParents = (
  drafts: readonly CategoryDraft[],
  stored: ReadonlyMap<string, StoredCategory>,
  refuse: (draft: CategoryDraft, error: string) => void,
): CategoryDraft[] => {
  const inFile = new Map(drafts.map((draft) => [draft.code, draft]));
  const find = categoryFinder([
    ...[...stored.values()].filter(({ code }) => !inFile.has(code)),
    ...[...inFile.values()].map(({ code, names, parentCode }) => ({
      code,
      names: { ...stored.get(code)?.names, ...names },
      parentCode: parentCode === undefined ? (stored.get(code)?.parentCode ?? null) : parentCode,
    })),
  ]);
  return drafts.flatMap((draft) => {
    if (!draft.parentCode) return [draft];
    const found = find(draft.parentCode);
    if ('code' in found) return [{ ...draft, parentCode: found.code }];
    refuse(draft, found.error);
    return [];
  });
};
