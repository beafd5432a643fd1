/** Routes of single codes. */
import * as z from 'zod';
import { Revocation } from '#contract/promotions/coupons';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { couponById } from './coupon.ts';
import { loadCouponHistory } from './history.ts';
import { couponList } from './lists.ts';
import { revokeCoupon } from './revoke.ts';

/** A code may consist of digits, so the caller says what it names. */
const LifeQuery = z.strictObject({ by: z.enum(['code', 'id']).default('code') });

export const codeRoutes = resource('coupons', {
  list: listOf(couponList),
  show: (context, { params }) => couponById(context, recordId(params.id)),
  actions: {
    life: {
      summary: 'Whatever happened to a code, by the code itself, or by its id',
      method: 'get',
      action: 'show',
      query: LifeQuery,
      handle: (context: Context, { params, query }: Call<unknown, z.infer<typeof LifeQuery>>) =>
        loadCouponHistory(context, params.id ?? '', query.by),
    },
    revocation: {
      summary: 'Take one code back, with the reason',
      action: 'edit',
      body: Revocation,
      handle: async (context: Context, { params, body }: Call<z.infer<typeof Revocation>>) => {
        const writer = await writerOf(context);
        await context.transaction((tx) =>
          revokeCoupon(tx, writer, recordId(params.id), body.reason),
        );
        return couponById(context, recordId(params.id));
      },
    },
  },
});
