/** Turns what a file calls categories into their codes. Pure. */
import type { FindCategory } from '../categoryTree/findByText.ts';
import type { ProductDraft } from './productDraft.ts';

type Fail = (column: string, error: string) => void;

/** The draft with codes. A category that cannot be told is reported with its column, and left out. */
export const findCategories = <D extends Pick<ProductDraft, 'categoryCode' | 'categoryCodes'>>(
  draft: D,
  find: FindCategory,
  fail: Fail,
): D => {
  const codesOf = (column: string, texts: readonly string[]): string[] =>
    texts.flatMap((text) => {
      const found = find(text);
      if ('code' in found) return [found.code];
      fail(column, found.error);
      return [];
    });
  return {
    ...draft,
    ...(draft.categoryCode && {
      categoryCode: codesOf('category', [draft.categoryCode])[0] ?? null,
    }),
    ...(draft.categoryCodes && {
      categoryCodes: [...new Set(codesOf('categories', draft.categoryCodes))],
    }),
  };
};
