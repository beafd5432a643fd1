import { PriceListInput } from '#contract/pricing/priceLists';
import { priceLists } from '#db/schema/pricing/prices';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { archivePriceList } from './archive.ts';
import { createPriceList, editPriceList } from './actions.ts';

const counted = (condition: string) =>
  `(select count(*) from prices p where p.list_id = "price_lists".id and ${condition})`;

export const priceListList: ListSpec = {
  table: priceLists,
  searchColumns: ['names', 'code'],
  keys: ['code'],
  timed: {
    current: counted('p.starts_at <= clock.at and p.ends_at > clock.at'),
    planned: counted('p.starts_at > clock.at'),
  },
  defaultSort: ['priority', 'DESC'],
};

export const priceListRoutes = resource('priceLists', {
  list: listOf(priceListList),
  show: async (context, { params }) => getRow(context.db, priceLists, recordId(params.id)),
  create: {
    body: PriceListInput,
    handle: async (context: Context, { body }: Call<PriceListInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createPriceList(tx, writer, body));
    },
  },
  edit: {
    body: PriceListInput,
    handle: async (
      context: Context,
      { params, body }: Call<PriceListInput & { version?: number }>,
    ) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editPriceList(tx, writer, recordId(params.id), body));
    },
  },
  actions: {
    archive: {
      summary: 'End every price of the list now; its past stays',
      action: 'edit',
      handle: (context, { params }) => archivePriceList(context, recordId(params.id)),
    },
  },
});
