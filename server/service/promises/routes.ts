/** Refunds that staff grant by hand, and the promises that they may pay. */
import type { OpenPromises } from '#contract/service/promises';
import { RefundInput } from '#contract/service/refundQuotes';
import { orders } from '#db/schema/orders/orders';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { refundByKey, answerRefund } from '../refunds/record.ts';
import { bringsGoods } from '../refunds/rules.ts';
import { createRefund } from '../refundSteps/create.ts';
import { refuseUnsaid } from './guard.ts';
import { loadOpenPromises } from './load.ts';

export const promiseRoutes: Route[] = [
  ...resource('refunds', {
    create: {
      body: RefundInput,
      handle: async (context: Context, { body }: Call<RefundInput>) => {
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          const { orderId, key, kind, remedyId = null, isBeside = false, expected } = body;
          const [known] = await refundByKey(tx, { orderId, key });
          if (!known && (!bringsGoods(kind) || remedyId !== null)) {
            const { externalId } = await getRow(tx, orders, orderId);
            await refuseUnsaid(tx, externalId, writer.now, { remedyId, isBeside }, expected);
          }
          return answerRefund(tx, await createRefund(tx, writer, context.role, body));
        });
      },
    },
  }),
  ...resource('orders', {
    actions: {
      promises: {
        summary: 'Money that open cases about the order have promised and that was not given yet',
        method: 'get',
        action: 'show',
        handle: async (context: Context, { params }): Promise<OpenPromises> => {
          const { externalId } = await getRow(context.db, orders, recordId(params.id));
          const promises = await loadOpenPromises(context.db, externalId, context.now());
          return { promises, count: promises.length };
        },
      },
    },
  }),
];
