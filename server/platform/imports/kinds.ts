/** What can be imported. */
import { importCategories } from '../../catalog/transfer/importCategories.ts';
import { importCompetitorPrices } from '../../pricing/transfer/importCompetitorPrices.ts';
import { importGoogleTaxonomy } from '../../catalog/transfer/importGoogleTaxonomy.ts';
import { importOnlineRetail } from '../../orders/transfer/importOnlineRetail.ts';
import { importPrices } from '../../pricing/transfer/importPrices.ts';
import { importProducts } from '../../catalog/transfer/importProducts.ts';
import { importShopifyProducts } from '../../catalog/transfer/importShopifyProducts.ts';
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
