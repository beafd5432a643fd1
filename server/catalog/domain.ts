/** The domain of categories, attributes, products and quality rules. */
import { products } from '#db/schema/catalog/products';
import type { Domain } from '../domain.ts';
import { attributeRoutes } from './attributes/routes.ts';
import { categoryRoutes } from './categories/routes.ts';
import { invalidateAncestors } from './categoryTree/ancestorCache.ts';
import { CATALOG_ATTENTION } from './attention.ts';
import { CHECKS } from './checks.ts';
import { CURRENCY_USES } from './currencyUses.ts';
import { EXPORTS } from './exports.ts';
import { filesInProducts } from './products/pictures.ts';
import { productRoutes } from './products/routes.ts';
import { reindexProducts } from './products/reindex.ts';
import { qualityRoutes } from './quality/routes.ts';
import { ensureQualityRules } from './quality/settings.ts';
import { stockRoutes } from './stock/routes.ts';
import { categoriesImport } from './transfer/importCategories.ts';
import { googleTaxonomyImport } from './transfer/importGoogleTaxonomy.ts';
import { productsImport } from './transfer/importProducts.ts';
import { shopifyProductsImport } from './transfer/importShopifyProducts.ts';
import { UNDOERS } from './undo.ts';

export const catalog: Domain = {
  name: 'catalog',
  routes: [
    ...attributeRoutes,
    ...categoryRoutes,
    ...productRoutes,
    ...qualityRoutes,
    ...stockRoutes,
  ],
  defaults: [ensureQualityRules],
  attention: CATALOG_ATTENTION,
  exports: [EXPORTS],
  imports: [productsImport, categoriesImport, shopifyProductsImport, googleTaxonomyImport],
  fileUses: [filesInProducts],
  afterRestore: [
    { rebuild: invalidateAncestors, reindex: { table: products, write: reindexProducts } },
  ],
  currencyUses: CURRENCY_USES,
  undoers: [UNDOERS],
  verify: CHECKS,
};
