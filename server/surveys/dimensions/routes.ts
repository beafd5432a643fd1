/** Routes of dimensions. */
import { dimensions } from '#db/schema/surveys/surveys';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { toShownDimension } from './load.ts';

export const dimensionList: ListSpec = {
  table: dimensions,
  searchColumns: ['key', 'names'],
  keys: ['key'],
  defaultSort: ['position', 'ASC'],
  finish: (_context, rows) => rows.map((row) => ({ ...row, isRetired: row.retiredAt !== null })),
};

export const dimensionRoutes: Route[] = resource('dimensions', {
  list: listOf(dimensionList),
  show: async ({ db }, { params }) =>
    toShownDimension(await getRow(db, dimensions, recordId(params.id))),
});
