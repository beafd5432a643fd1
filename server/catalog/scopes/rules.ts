/** Compiles a scope to a function that tells whether goods are in it. Pure. */
import type { Scope } from '#contract/catalog/scopes';

/** Goods with what scopes ask of them; prices in minor units. */
export interface ScopedGoods {
  variantId: number;
  productId: number;
  /** Its categories with all their ancestors. */
  categoryIds: readonly number[];
  brand: string | null;
  tags: readonly string[];
  unitPrice: number;
  /** The price before a sale price; equals `unitPrice` where no sale price applies. */
  originalPrice: number;
}
export type LineMatch = (goods: ScopedGoods) => boolean;
/** Goods without their prices. */
export type KnownGoods = Omit<ScopedGoods, 'unitPrice' | 'originalPrice'>;
type GoodsMatch = (goods: KnownGoods) => boolean;

/** Brand and tag names are compared without letter case and surrounding spaces. */
export const fold = (text: string) => text.trim().toLowerCase();

const matchAny = (refs: Scope['include']): GoodsMatch => {
  const ids = {
    category: new Set<number>(),
    product: new Set<number>(),
    variant: new Set<number>(),
  };
  const names = { brand: new Set<string>(), tag: new Set<string>() };
  for (const ref of refs) {
    if (ref.kind === 'brand' || ref.kind === 'tag') names[ref.kind].add(fold(ref.name));
    else ids[ref.kind].add(ref.id);
  }
  return (line) =>
    (ids.variant.size > 0 && ids.variant.has(line.variantId)) ||
    (ids.product.size > 0 && ids.product.has(line.productId)) ||
    (ids.category.size > 0 && line.categoryIds.some((id) => ids.category.has(id))) ||
    (names.brand.size > 0 && line.brand !== null && names.brand.has(fold(line.brand))) ||
    (names.tag.size > 0 && line.tags.some((tag) => names.tag.has(fold(tag))));
};

/** A function that tells whether goods are in the scope. */
export const matchScope = (scope: Scope): LineMatch => {
  const included = scope.include.length > 0 ? matchAny(scope.include) : null;
  const excluded = scope.exclude.length > 0 ? matchAny(scope.exclude) : null;
  const { skipReduced, minUnitPrice, maxUnitPrice } = scope;
  return (line) =>
    (!included || included(line)) &&
    (!excluded || !excluded(line)) &&
    (!skipReduced || line.unitPrice >= line.originalPrice) &&
    (minUnitPrice === null || line.unitPrice >= minUnitPrice) &&
    (maxUnitPrice === null || line.unitPrice <= maxUnitPrice);
};

/** A function that tells whether a scope is limited to goods among which these are, whatever they cost. */
export const matchNamed = ({
  include,
  exclude,
}: Pick<Scope, 'include' | 'exclude'>): GoodsMatch => {
  const [included, excluded] = [matchAny(include), matchAny(exclude)];
  return (goods) => included(goods) && !excluded(goods);
};

export const matchEveryLine: LineMatch = () => true;
