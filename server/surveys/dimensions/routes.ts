/** Routes of dimensions. */
import { DimensionEdit, DimensionInput, DimensionOrder } from '#contract/surveys/dimensions';
import { dimensions } from '#db/schema/surveys/surveys';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createDimension, deleteDimension, editDimension, orderDimensions } from './actions.ts';
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
  create: {
    body: DimensionInput,
    handle: async (context: Context, { body }: Call<DimensionInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createDimension(tx, writer, body));
    },
  },
  edit: {
    body: DimensionEdit,
    handle: async (context: Context, { params, body }: Call<DimensionEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editDimension(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteDimension(tx, writer, recordId(params.id)));
  },
  actions: {
    order: {
      summary: 'All dimensions in the order in which they are shown',
      collection: true,
      action: 'edit',
      body: DimensionOrder,
      handle: async (context: Context, { body }: Call<DimensionOrder>) => {
        const writer = await writerOf(context);
        return context.transaction((tx) => orderDimensions(tx, writer, body));
      },
    },
  },
});
