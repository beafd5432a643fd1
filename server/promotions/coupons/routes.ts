/** Routes of batches, codes and claims. */
import { ClaimInput } from '#contract/promotions/coupons/issuing';
import { type Route, route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { batchRoutes } from './batchRoutes.ts';
import { claimCoupon } from './claim.ts';
import { codeRoutes } from './codeRoutes.ts';

export const couponRoutes: Route[] = [
  ...batchRoutes,
  ...codeRoutes,
  route({
    method: 'post',
    path: '/store/coupons/claims',
    access: { scope: 'promotions.write' },
    summary: 'A member claims a code of a batch that is open to claims',
    body: ClaimInput,
    handle: async (context, { body }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => claimCoupon(tx, writer, body));
    },
  }),
];
