/** Routes of an order's discounts that were not redeemed. */
import { UnredeemedDecision } from '#contract/promotions/unredeemed';
import type { Context } from '../../../platform/http/context.ts';
import { resource } from '../../../platform/http/resource.ts';
import type { Call } from '../../../platform/http/route.ts';
import { recordId } from '../../../platform/records/records.ts';
import { writerOf } from '../../../platform/records/writer.ts';
import { decideUnredeemed } from './decide.ts';
import { showUnredeemed } from './show.ts';

export const unredeemedRoutes = resource('orders', {
  actions: {
    unredeemedDiscounts: {
      summary: 'Discounts that the order claims and no redemption holds',
      method: 'get',
      action: 'show',
      handle: ({ db }: Context, { params }: Call) => showUnredeemed(db, recordId(params.id)),
    },
    discountDecision: {
      summary: 'Let such a discount stand, or note that it is taken back; may be decided again',
      body: UnredeemedDecision,
      action: 'decideDiscount',
      handle: async (context: Context, { params, body }: Call<UnredeemedDecision>) => {
        const writer = await writerOf(context);
        const id = recordId(params.id);
        await context.transaction((tx) => decideUnredeemed(tx, writer, id, body));
        return showUnredeemed(context.db, id);
      },
    },
  },
});
