import { AttributeInput } from '#contract/catalog/attributes';
import { attributes } from '#db/schema/catalog/attributes';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createAttribute, deleteAttribute, editAttribute } from './actions.ts';
import type { Context } from '../../platform/http/context.ts';

export const attributeList: ListSpec = {
  table: attributes,
  searchColumns: ['names', 'code'],
  keys: ['code'],
  defaultSort: ['name', 'ASC'],
};

export const attributeRoutes = resource('attributes', {
  list: listOf(attributeList),
  show: (context, { params }) => getRow(context.db, attributes, recordId(params.id)),
  create: {
    body: AttributeInput,
    handle: async (context: Context, { body }: Call<AttributeInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createAttribute(tx, writer, body));
    },
  },
  edit: {
    body: AttributeInput,
    handle: async (
      context: Context,
      { params, body }: Call<AttributeInput & { version?: number }>,
    ) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editAttribute(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteAttribute(tx, writer, recordId(params.id)));
  },
});
