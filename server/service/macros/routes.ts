/** Routes of macros. */
import { MacroEdit, MacroInput } from '#contract/service/macros';
import { macros } from '#db/schema/service/macros';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createMacro, deleteMacro, editMacro } from './actions.ts';

export const macroList: ListSpec = {
  table: macros,
  searchColumns: ['shortcut', 'names', 'texts'],
  keys: ['shortcut'],
  defaultSort: ['shortcut', 'ASC'],
};

export const macroRoutes: Route[] = resource('macros', {
  list: listOf(macroList),
  show: ({ db }, { params }) => getRow(db, macros, recordId(params.id)),
  create: {
    body: MacroInput,
    handle: async (context: Context, { body }: Call<MacroInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createMacro(tx, writer, body));
    },
  },
  edit: {
    body: MacroEdit,
    handle: async (context: Context, { params, body }: Call<MacroEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editMacro(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteMacro(tx, writer, recordId(params.id)));
  },
});
