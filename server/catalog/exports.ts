/** Exports of the catalogue in the format that imports read. */
import { type Exports } from '../platform/exports/exports.ts';
import { HttpError } from '../platform/http/errors.ts';
import { categoryPieces, productPieces } from './transfer/export.ts';

export const EXPORTS: Exports = {
  products: (context, request, { decimals }) => productPieces(context, request, decimals),
  categories: (context, { filter }) => {
    const [unknown] = Object.keys(filter);
    // The whole tree is exported, because a part of it could not be imported again.
    if (unknown !== undefined)
      throw new HttpError(400, 'errors.badQuery', {
        errors: { [unknown]: 'errors.unknownFilter' },
      });
    return categoryPieces(context);
  },
};
