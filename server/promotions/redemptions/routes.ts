/** Routes and lists of redemptions. */
import * as z from 'zod';
import { AmendmentInput, RedemptionInput } from '#contract/promotions/quotes';
import { ReturnInput } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { redemptions } from '#db/schema/promotions/redemptions';
import { cleanKey } from '#shared/searchText';
import { earnByPayment } from '../../orders/earning/earnByOrders.ts';
import { listOf } from '../../platform/lists/list.ts';
import { byPrefix } from '../../platform/lists/prefix.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { toRedemption, type RedemptionRow } from './record.ts';
import { byGiven, byPayment } from './givenByProgramme.ts';
import { amendRedemption } from './amend.ts';
import { reserveRedemption } from './reserve.ts';
import { commitRedemption } from './commit.ts';
import { releaseRedemption } from './release.ts';
import { returnRedemption } from './return.ts';
import { checkUnredeemedOrder } from './unredeemed/check.ts';

const ID = /^[1-9]\d{0,9}$/;

export const redemptionList: ListSpec = {
  table: redemptions,
  hidden: ['customerKey', 'requestHash', 'quote', 'stated', 'limitsThen'],
  filters: {
    q: byPrefix('redemptions', ['order_id']),
    promotionId: (value) =>
      ID.test(String(value))
        ? {
            sql: `"redemptions".id in (select redemption_id from redemption_promotions where promotion_id = ?)`,
            values: [Number(value)],
          }
        : null,
    couponId: (value) =>
      ID.test(String(value))
        ? {
            sql: `"redemptions".id in (select redemption_id from redemption_promotions where coupon_id = ?)`,
            values: [Number(value)],
          }
        : null,
    given: byGiven,
    memberPaidAt_gte: byPayment('>='),
    memberPaidAt_lt: byPayment('<'),
  },
  defaultSort: ['createdAt', 'DESC'],
};

type Settle = (tx: Db, writer: Writer, orderId: string, body: never) => Promise<RedemptionRow>;
/** The order's id in the address, in the form in which reservations store it. */
const orderIdOf = ({ orderId }: Record<string, string | undefined>) => cleanKey(orderId ?? '');
const NO_FIELDS = z.strictObject({});

const settling = (
  verb: string,
  summary: string,
  settle: Settle,
  body: z.ZodType = NO_FIELDS,
): Route =>
  route({
    method: 'post',
    path: `/store/redemptions/:orderId/${verb}`,
    access: { scope: 'promotions.write' },
    summary,
    body,
    handle: async (context, call) => {
      const writer = await writerOf(context);
      const orderId = orderIdOf(call.params);
      return context.transaction(async (tx) => {
        const settled = await settle(tx, writer, orderId, call.body as never);
        await checkUnredeemedOrder(tx, writer, orderId);
        if (settled.points > 0) await earnByPayment(tx, writer, orderId);
        return toRedemption(settled);
      });
    },
  });

export const redemptionRoutes: Route[] = [
  ...resource('redemptions', {
    list: listOf(redemptionList),
    show: async (context, { params }) =>
      toRedemption(await getRow(context.db, redemptions, recordId(params.id))),
  }),
  route({
    method: 'post',
    path: '/store/redemptions',
    access: { scope: 'promotions.write' },
    summary:
      'Reserve all that an order uses of promotions and codes, at once or not at all; by your order id. Where the order has arrived as paid, it is committed',
    body: RedemptionInput,
    handle: (context, { body }) => reserveRedemption(context, body),
  }),
  route({
    method: 'post',
    path: '/store/redemptions/:orderId/amendment',
    access: { scope: 'promotions.write' },
    summary:
      'The order changed before it was shipped: its new basket replaces the old one, at the same instant and under the same limits',
    body: AmendmentInput,
    handle: (context, { params, body }) => amendRedemption(context, orderIdOf(params), body),
  }),
  settling('commitment', 'The order was paid: what it reserved stays used', (tx, writer, orderId) =>
    commitRedemption(tx, writer, orderId),
  ),
  settling('release', 'The order was cancelled: give everything back', (tx, writer, orderId) =>
    releaseRedemption(tx, writer, orderId),
  ),
  settling(
    'return',
    'Goods came back: give their share of budgets back, and uses and codes with the last unit',
    (tx, writer, orderId, body: ReturnInput) => returnRedemption(tx, writer, orderId, body),
    ReturnInput,
  ),
];
