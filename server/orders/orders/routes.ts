import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import { orderList } from './list.ts';
import { showOrder } from './show.ts';

export const orderRoutes = resource('orders', {
  list: listOf(orderList),
  show: (context, { params }) => showOrder(context.db, recordId(params.id), context.now()),
});
