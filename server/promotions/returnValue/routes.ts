/** Routes of the value of a return, for the store and for staff. */
import { ReturnValueInput } from '#contract/promotions/returnValue';
import { cleanKey } from '#shared/searchText';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { valueOfReturn, valueOfStoreReturn } from './returnValue.ts';

export const returnValueRoutes: Route[] = [
  route({
    method: 'post',
    path: '/store/redemptions/:orderId/returnValue',
    access: { scope: 'promotions.read' },
    reads: true,
    summary:
      'What to refund for units that are about to come back: their share of what was paid, and the discounts that the kept goods lose; saves nothing',
    body: ReturnValueInput,
    handle: async (context, { params, body }) => {
      const settings = await context.settings();
      const orderId = cleanKey(params.orderId ?? '');
      return context.connection.readSnapshot((db) =>
        valueOfStoreReturn(db, settings, orderId, body),
      );
    },
  }),
  ...resource('orders', {
    actions: {
      returnValue: {
        reads: true,
        summary:
          'What to refund for units of an order that are about to come back, line by line, with what is taken back of which promotion and why; saves nothing',
        body: ReturnValueInput,
        action: 'show',
        handle: async (context: Context, { params, body }: Call<ReturnValueInput>) => {
          const settings = await context.settings();
          const id = recordId(params.id);
          return context.connection.readSnapshot((db) => valueOfReturn(db, settings, id, body));
        },
      },
    },
  }),
];
