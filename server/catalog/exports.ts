/** Exports of the catalogue in the format that imports read. */
import { type Exports } from '../platform/exports/exports.ts';
import { categoryPieces, productPieces } from './transfer/export.ts';

export const EXPORTS: Exports = {
  products: (context, request, { decimals }) => productPieces(context, request, decimals),
  categories: (context, request) => categoryPieces(context, request),
};
