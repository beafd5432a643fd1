/** Loads the facts about products that the quality rules check. */
import type { Db } from '#db';
import { hashOfAddress } from '#rules/platform/pictures';
import { groupBy } from '#shared/groupBy';
import { among, repeatedBarcodes, repeatedSkus, loadDuplicates } from './repeatedCodes.ts';
import { attributeCodesOf, productsById, variantsOf } from './factRows.ts';
import { loadSizes, loadStandards } from './loadStandards.ts';
import { type Measured, NO_STANDARDS } from './pictureStandards.ts';
import { loadRequirements } from './requirements.ts';
import type { QualityFacts } from './rules.ts';

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
  const categoryIds = [
    ...new Set(rows.flatMap(({ primaryCategoryId }) => primaryCategoryId ?? [])),
  ];
  const requirements = await loadRequirements(db, categoryIds);
  const standards = await loadStandards(db, categoryIds);
  const sizes = standards.size > 0 ? await loadSizes(db, ids) : new Map<string, Measured>();
  const variantsByProduct = groupBy(variantRows, ({ productId }) => productId);
  const valuesByProduct = groupBy(values, ({ productId }) => productId);
  const factsOf = ({ id, images, ...product }: (typeof rows)[number]): QualityFacts => {
    const own = variantsByProduct.get(id) ?? [];
    const { primaryCategoryId } = product;
    return {
      ...product,
      imageCount: images.length,
      pictures: images.map(({ url }) => sizes.get(hashOfAddress(url) ?? '') ?? null),
      standards: standards.get(primaryCategoryId ?? 0) ?? NO_STANDARDS,
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
