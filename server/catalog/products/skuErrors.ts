/** Refuses SKUs that another variant has already: among what is not archived, an SKU names one variant. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { type FieldErrors, message } from '#shared/fields';
import { groupBy } from '#shared/groupBy';
import type { Localized } from '#shared/localization';
import { invalid } from '../../platform/http/errors.ts';
import type { Product } from './product.ts';
import type { ProductWrite } from './productWrite.ts';

/** What earlier products of the same file or request hold; their stored SKUs no longer count. */
export interface SkuClaims {
  /** Stored products that were written. */
  ids: Set<number>;
  /** Names of products by SKU, for whoever reads the message. */
  owners: Map<string, Localized>;
}
export const noClaims = (): SkuClaims => ({ ids: new Set(), owners: new Map() });

type Sent = Pick<ProductWrite, 'before' | 'input'>;

const ownersOf = prepared({ skus: many(variants.sku) }, (q, { skus }) =>
  q
    .select({ sku: variants.sku, productId: products.id, names: products.names })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(inArray(variants.sku, skus), ne(products.status, 'archived')))
    .orderBy(asc(variants.id)),
);

const skusOf = ({ status, variants: own }: Pick<ProductInput, 'status' | 'variants'>): string[] =>
  status === 'archived' ? [] : own.flatMap(({ sku }) => sku ?? []);

/** SKUs that a write adds to what is not archived. One that a product shares already does not prevent other changes. */
const addedSkus = ({ before, input }: Sent): Set<string> => {
  const stored = before ? skusOf(before) : [];
  const sent = skusOf(input);
  const times = (list: readonly string[], sku: string) => list.filter((one) => one === sku).length;
  return new Set(sent.filter((sku) => times(sent, sku) > times(stored, sku)));
};

/** A written product with its SKUs. */
export interface Holding {
  before: Pick<Product, 'id'> | null;
  names: Localized;
  skus: readonly string[];
}

export const claim = ({ ids, owners }: SkuClaims, { before, names, skus }: Holding) => {
  if (before) ids.add(before.id);
  for (const sku of skus) owners.set(sku, names);
};

/** People who pick and pack read `W13-S` and `w13-s` as one. */
const withoutCase = (sku: string): string => sku.normalize('NFKC').toLowerCase();

const errorsOf = (
  { input }: Sent,
  added: ReadonlySet<string>,
  nameOfOther: (sku: string) => Localized | undefined,
): FieldErrors | null => {
  const errors: Record<string, FieldErrors> = {};
  const seen = new Set<string>();
  const held = new Set(skusOf(input).flatMap((sku) => (added.has(sku) ? [] : withoutCase(sku))));
  input.variants.forEach(({ sku }, index) => {
    if (!sku || !added.has(sku)) return;
    const other = nameOfOther(sku);
    if (other !== undefined)
      errors[index] = {
        sku: message('products.errors.skuTaken', { sku, product: input.names, other }),
      };
    else if (seen.has(sku)) errors[index] = { sku: 'products.errors.skuTwice' };
    else if (held.has(withoutCase(sku))) errors[index] = { sku: 'products.errors.skuCase' };
    seen.add(sku);
    held.add(withoutCase(sku));
  });
  return Object.keys(errors).length > 0 ? { variants: errors } : null;
};

/**
 * Field errors of each write, null where there are none. Of several writes with one SKU the first one gets it.
 * `earlier`: what earlier writes of the same file hold.
 */
export const skuErrorsOf = async (
  tx: Db,
  writes: readonly Sent[],
  earlier: SkuClaims = noClaims(),
): Promise<(FieldErrors | null)[]> => {
  const added = writes.map(addedSkus);
  const wanted = [...new Set(added.flatMap((skus) => [...skus]))];
  if (wanted.length === 0) return writes.map(() => null);
  const stored = groupBy(await ownersOf(tx, { skus: wanted }), ({ sku }) => sku);
  const own = noClaims();
  return writes.map((write, index) => {
    const isOther = ({ productId }: { productId: number }) =>
      productId !== write.before?.id && !own.ids.has(productId) && !earlier.ids.has(productId);
    const nameOfOther = (sku: string) => {
      const claimed = own.owners.get(sku) ?? earlier.owners.get(sku);
      return claimed ?? stored.get(sku)?.find(isOther)?.names;
    };
    const errors = errorsOf(write, added[index] ?? new Set(), nameOfOther);
    const { names } = write.input;
    if (!errors) claim(own, { before: write.before, names, skus: skusOf(write.input) });
    return errors;
  });
};

/** Refuses one product whose SKUs another has. */
export const checkSkus = async (tx: Db, before: Product | null, input: ProductInput) => {
  const [errors] = await skuErrorsOf(tx, [{ before, input }]);
  if (errors) throw invalid(errors);
};
