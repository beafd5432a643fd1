/** Exports of the catalogue in the format that imports read, and of the stock. */
import { StockLevel } from '#contract/catalog/stock';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { stockList } from './stock/list.ts';
import { categoryPieces, productPieces } from './transfer/export.ts';

export const EXPORTS: Exports = {
  products: (context, request, { decimals }) => productPieces(context, request, decimals),
  categories: (context, request) => categoryPieces(context, request),
  stock: listExport(
    stockList,
    columnsOf(StockLevel, 'sku', 'productName', 'place', 'quantity', 'at'),
  ),
};
