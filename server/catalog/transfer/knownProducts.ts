/** Loads the stored data of the products in a file. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { Localized } from '#shared/localization';
import type { VariantField } from './productItem.ts';

type KnownVariant = Record<VariantField, string | number | null> & {
  productId: number;
  optionKey: string;
};

export interface KnownProduct {
  variants: KnownVariant[];
  id: number;
  externalId: string;
  status: 'draft' | 'active' | 'archived';
  names: Localized;
  descriptions: Localized;
}

const loadVariants = (tx: Db, productIds: readonly number[]) =>
  selectIn<KnownVariant>(
    tx,
    `select product_id as "productId", option_key as "optionKey", sku, barcode, original_price as "originalPrice", cost,
       weight_grams as "weightGrams" from variants where product_id in (?)`,
    productIds,
    'integer',
  );

export const loadKnownProducts = async (
  tx: Db,
  externalIds: readonly string[],
  withVariants: boolean,
) => {
  const rows = await selectIn<{
    id: number;
    external_id: string;
    status: KnownProduct['status'];
    names: string;
    descriptions: string;
  }>(
    tx,
    'select id, external_id, status, names, descriptions from products where external_id in (?)',
    externalIds,
    'text',
  );
  const variants = new Map(rows.map(({ id }): [number, KnownVariant[]] => [id, []]));
  if (withVariants)
    for (const variant of await loadVariants(tx, [...variants.keys()]))
      variants.get(variant.productId)?.push(variant);
  return new Map(
    rows.map(({ external_id, names, descriptions, ...row }): [string, KnownProduct] => [
      external_id,
      {
        ...row,
        externalId: external_id,
        names: JSON.parse(names) as Localized,
        descriptions: JSON.parse(descriptions) as Localized,
        variants: variants.get(row.id) ?? [],
      },
    ]),
  );
};
