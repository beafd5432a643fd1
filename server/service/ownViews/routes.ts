/** Routes of the views that a person saves; nobody else sees them. */
import { TicketViewEdit, TicketViewInput, TicketViewOrder } from '#contract/service/ownViews';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { conditionsOf } from '../../platform/lists/conditions.ts';
import { sortingOf } from '../../platform/lists/sorting.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { ticketList } from '../tickets/list.ts';
import { createView, deleteView, editView, orderViews } from './actions.ts';
import { getOwnView } from './load.ts';

/** What the list of tickets would not take, a view is not saved with. */
const checkList = async (context: Context, { filter, sort }: TicketViewInput): Promise<void> => {
  await conditionsOf(ticketList, filter, context);
  sortingOf(ticketList, sort, context);
};

export const ownViewRoutes: Route[] = resource('ticketViews', {
  show: ({ db, actor }, { params }) => getOwnView(db, recordId(params.id), actor.id ?? ''),
  create: {
    body: TicketViewInput,
    handle: async (context: Context, { body }: Call<TicketViewInput>) => {
      await checkList(context, body);
      const writer = await writerOf(context);
      return context.transaction((tx) => createView(tx, writer, body));
    },
  },
  edit: {
    body: TicketViewEdit,
    handle: async (context: Context, { params, body }: Call<TicketViewEdit>) => {
      await checkList(context, body);
      const writer = await writerOf(context);
      return context.transaction((tx) => editView(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteView(tx, writer, recordId(params.id)));
  },
  actions: {
    order: {
      summary: 'Put the own views in this order',
      collection: true,
      action: 'edit',
      body: TicketViewOrder,
      handle: async (context: Context, { body }: Call<TicketViewOrder>) => {
        const writer = await writerOf(context);
        return context.transaction((tx) => orderViews(tx, writer, body));
      },
    },
  },
});
