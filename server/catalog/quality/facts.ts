/** Loads the facts about products that the quality rules check. */
import type { Db } from '#db';
import { among, repeatedBarcodes, repeatedSkus, loadDuplicates } from './repeatedCodes.ts';
import { attributeCodesOf, productsById, variantsOf } from './factRows.ts';
import { loadRequirements } from './requirements.ts';
import type { QualityFacts } from './rules.ts';
import { groupBy } from '../../pricing/prices/read.ts';

/** The facts about these products that the rules check. */
export const loadFacts = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, QualityFacts>> => {
  const rows = await productsById(db, { ids });
  const variantRows = await variantsOf(db, { productIds: ids });
  const values = await attributeCodesOf(db, { productIds: ids });
  const skus = await loadDuplicates(
    db,
    repeatedSkus,
    variantRows.map(({ sku }) => sku),
  );
  const barcodes = await loadDuplicates(
    db,
    repeatedBarcodes,
    variantRows.map(({ barcode }) => barcode),
  );
  const requirements = await loadRequirements(db, [
    ...new Set(rows.flatMap(({ primaryCategoryId }) => primaryCategoryId ?? [])),
  ]);
  const variantsByProduct = groupBy(variantRows, ({ productId }) => productId);
  const valuesByProduct = groupBy(values, ({ productId }) => productId);
  const factsOf = ({ id, images, ...product }: (typeof rows)[number]): QualityFacts => {
    const own = variantsByProduct.get(id) ?? [];
    const { primaryCategoryId } = product;
    return {
      ...product,
      imageCount: images.length,
      filled: new Set((valuesByProduct.get(id) ?? []).map(({ code }) => code)),
      requirements:
        (primaryCategoryId === null ? undefined : requirements.get(primaryCategoryId)) ?? new Map(),
      variants: own,
      repeatedSkus: among(
        own.map(({ sku }) => sku),
        skus,
      ),
      repeatedBarcodes: among(
        own.map(({ barcode }) => barcode),
        barcodes,
      ),
    };
  };
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
};
