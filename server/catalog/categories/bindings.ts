/** Writes the attributes that a category uses. */
import { eq, inArray } from 'drizzle-orm';
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';
import { categoryAttributes } from '#db/schema/catalog/categories';
import { invalid } from '../../platform/http/errors.ts';
import { loosened, tightest } from '../categoryTree/rules.ts';
import { effectiveFor, loadBindings } from '../categoryTree/loadBindings.ts';

const existingAttributes = prepared({ ids: many(attributes.id) }, (q, { ids }) =>
  q.select({ id: attributes.id }).from(attributes).where(inArray(attributes.id, ids)),
);
const deleteBindings = prepared(
  { categoryId: categoryAttributes.categoryId },
  (q, { categoryId }) =>
    q.delete(categoryAttributes).where(eq(categoryAttributes.categoryId, categoryId)),
);

/** Replaces the category's own bindings without checking them. */
export const replaceBindings = async (
  tx: Db,
  categoryId: number,
  own: readonly CategoryAttribute[],
) => {
  await deleteBindings(tx, { categoryId });
  await insertRows(
    tx,
    categoryAttributes,
    own.map((binding) => ({ categoryId, ...binding })),
  );
};

/** Refuses bindings to attributes that do not exist or are listed twice. */
const checkAttributes = async (tx: Db, own: readonly CategoryAttribute[]) => {
  const rows = await existingAttributes(tx, { ids: own.map(({ attributeId }) => attributeId) });
  const existing = new Set(rows.map(({ id }) => id));
  const wrong = own.findIndex(
    ({ attributeId }, index) =>
      !existing.has(attributeId) ||
      own.findIndex((binding) => binding.attributeId === attributeId) !== index,
  );
  if (wrong >= 0)
    throw invalid({
      attributes: { [wrong]: { attributeId: 'categories.errors.unknownAttribute' } },
    });
};

/** Replaces the category's own bindings; one that loosens an inherited requirement is refused. */
export const writeBindings = async (
  tx: Db,
  category: { id: number; path: string },
  own: readonly CategoryAttribute[],
) => {
  const bindings = await loadBindings(tx, [category.path]);
  bindings.delete(category.id);
  const [loose] = loosened(effectiveFor(bindings, category.path), own);
  if (loose)
    throw invalid({
      attributes: { [own.indexOf(loose)]: { requirement: 'categories.errors.loosened' } },
    });
  await checkAttributes(tx, own);
  await replaceBindings(tx, category.id, own);
};

/** Merges two lists of bindings; where both contain an attribute, the stricter requirement applies. */
export const mergeBindings = (
  own: readonly CategoryAttribute[],
  others: readonly CategoryAttribute[],
): CategoryAttribute[] => {
  const merged = [...own];
  for (const binding of others) {
    const index = merged.findIndex(({ attributeId }) => attributeId === binding.attributeId);
    const known = merged[index];
    if (known)
      merged[index] = { ...known, requirement: tightest(known.requirement, binding.requirement) };
    else merged.push(binding);
  }
  return merged;
};
