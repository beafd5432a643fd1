/** Exports of the catalogue in the format that imports read, and of the stock. */
import { categories } from '#db/schema/catalog/categories';
import { products } from '#db/schema/catalog/products';
import { StockLevel } from '#contract/catalog/stock';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, fileExport, listExport } from '../platform/exports/exports.ts';
import { stockList } from './stock/list.ts';
import { categoryPieces, productPieces } from './transfer/export.ts';

export const EXPORTS: Exports = {
  products: fileExport(products, (context, request, { decimals }) =>
    productPieces(context, request, decimals),
  ),
  categories: fileExport(categories, (context, request) => categoryPieces(context, request)),
  stock: listExport(
    stockList,
    columnsOf(StockLevel, 'sku', 'productName', 'place', 'quantity', 'at'),
  ),
};
