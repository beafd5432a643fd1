/** Routes of root causes. */
import { RootCauseEdit, RootCauseInput } from '#contract/service/rootCauses';
import { rootCauses } from '#db/schema/service/rootCauses';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createRootCause, editRootCause, shown } from './actions.ts';

export const rootCauseList: ListSpec = {
  table: rootCauses,
  searchColumns: ['code', 'names'],
  keys: ['code'],
  defaultSort: ['code', 'ASC'],
  finish: (_context, rows) => rows.map((row) => ({ ...row, isArchived: row.archivedAt !== null })),
};

export const rootCauseRoutes: Route[] = resource('rootCauses', {
  list: listOf(rootCauseList),
  show: async (context, { params }) =>
    shown(await getRow(context.db, rootCauses, recordId(params.id))),
  create: {
    body: RootCauseInput,
    handle: async (context: Context, { body }: Call<RootCauseInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createRootCause(tx, writer, body));
    },
  },
  edit: {
    body: RootCauseEdit,
    handle: async (context: Context, { params, body }: Call<RootCauseEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editRootCause(tx, writer, recordId(params.id), body));
    },
  },
});
