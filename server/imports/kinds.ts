/** What can be imported. */
import { importCategories } from './kinds/categories.ts';
import { importCompetitorPrices } from './kinds/competitorPrices.ts';
import { importGoogleTaxonomy } from './kinds/googleTaxonomy.ts';
import { importOnlineRetail } from './kinds/onlineRetail.ts';
import { importPrices } from './kinds/prices.ts';
import { importProducts } from './kinds/products.ts';
import { importShopifyProducts } from './kinds/shopifyProducts.ts';
import type { Importers } from './run.ts';

export const importers: Importers = {
  products: importProducts,
  categories: importCategories,
  'shopify-products': importShopifyProducts,
  'google-taxonomy': importGoogleTaxonomy,
  'online-retail': importOnlineRetail,
  prices: importPrices,
  'competitor-prices': importCompetitorPrices,
};
