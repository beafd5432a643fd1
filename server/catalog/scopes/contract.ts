/** The goods to which a promotion, a reward, a condition or a rule for earning points applies. */
import * as z from 'zod';
import { amount, reference, requiredText } from '#shared/fields';

export const ScopeRef = z.discriminatedUnion('kind', [
  /** A category with all its descendants. */
  z.strictObject({ kind: z.literal('category'), id: reference('categories') }),
  z.strictObject({ kind: z.literal('product'), id: reference('products') }),
  z.strictObject({ kind: z.literal('variant'), id: reference('variants') }),
  z.strictObject({ kind: z.literal('brand'), name: requiredText(120) }),
  z.strictObject({ kind: z.literal('tag'), name: requiredText(60) }),
]);
export type ScopeRef = z.infer<typeof ScopeRef>;

/**
 * Lines in any of `include` (all lines if it is empty) and in none of `exclude`. The bounds of the unit price are
 * inclusive.
 */
export const Scope = z
  .strictObject({
    include: z.array(ScopeRef).max(500).default([]),
    exclude: z.array(ScopeRef).max(500).default([]),
    /** Excludes goods with a sale price. */
    skipReduced: z.boolean().default(false),
    minUnitPrice: amount().nullable().default(null),
    maxUnitPrice: amount().nullable().default(null),
  })
  .refine(
    (scope) =>
      scope.minUnitPrice === null ||
      scope.maxUnitPrice === null ||
      scope.minUnitPrice <= scope.maxUnitPrice,
    {
      error: 'promotions.errors.priceRange',
      path: ['maxUnitPrice'],
    },
  );
export type Scope = z.infer<typeof Scope>;
export const EVERYTHING: Scope = {
  include: [],
  exclude: [],
  skipReduced: false,
  minUnitPrice: null,
  maxUnitPrice: null,
};
