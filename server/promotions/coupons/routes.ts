/** The routes of batches and codes. */
import type { z } from 'zod';
import { ClaimInput, CouponBatchInput, IssueInput, Revocation } from '#contract/promotions/coupons';
import { couponBatches } from '#db/schema/promotions/coupons';
import { recordActivity } from '../../platform/activities/record.ts';
import { sendCsv } from '../../platform/exports/send.ts';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createBatch } from './createBatch.ts';
import { resumeBatch } from './fillBatch.ts';
import { revokeBatch, revokeCoupon } from './revoke.ts';
import { issueCoupons } from './issue.ts';
import { claimCoupon } from './claim.ts';
import { couponLife } from './life.ts';
import { couponById } from './coupon.ts';
import { couponBatchList, couponList } from './lists.ts';
import { codesOf } from './exportCodes.ts';
import { showBatch } from './showBatch.ts';

type Reason = z.infer<typeof Revocation>;

export const couponRoutes: Route[] = [
  {
    method: 'get',
    path: '/couponBatches/:id/codes.csv',
    access: { resource: 'couponBatches', action: 'edit' },
    summary: 'Every code of a batch as CSV',
    stream: async (context, request, response) => {
      const batch = await getRow(context.db, couponBatches, recordId(String(request.params.id)));
      await context.transaction((tx) =>
        recordActivity(tx, {
          actor: context.actor,
          at: context.now(),
          resource: 'couponBatches',
          recordId: batch.id,
          recordName: batch.name,
          verb: 'export',
        }),
      );
      await sendCsv(response, `codes-${batch.id}.csv`, codesOf(context, batch.id));
    },
  },
  ...resource('couponBatches', {
    list: listOf(couponBatchList),
    show: (context, { params }) => showBatch(context, recordId(params.id)),
    create: {
      body: CouponBatchInput,
      handle: async (context: Context, { body }: Call<CouponBatchInput>) =>
        showBatch(context, (await createBatch(context, body)).id),
    },
    actions: {
      issue: {
        summary: 'Give members a code each: some by name, everybody of a level or a group',
        action: 'edit',
        body: IssueInput,
        handle: async (context: Context, { params, body }: Call<IssueInput>) => {
          const writer = await writerOf(context);
          const issued = await context.connection.longTransaction((tx) =>
            issueCoupons(tx, writer, recordId(params.id), body),
          );
          return { issued, ...(await showBatch(context, recordId(params.id))) };
        },
      },
      resumption: {
        summary: 'Go on making codes after an interruption',
        action: 'edit',
        handle: async (context: Context, { params }: Call) =>
          showBatch(context, (await resumeBatch(context, recordId(params.id))).id),
      },
      revocation: {
        summary: 'Take every code of a batch back, with the reason',
        action: 'edit',
        body: Revocation,
        handle: async (context: Context, { params, body }: Call<Reason>) => {
          const writer = await writerOf(context);
          await context.transaction((tx) =>
            revokeBatch(tx, writer, recordId(params.id), body.reason),
          );
          return showBatch(context, recordId(params.id));
        },
      },
    },
  }),
  ...resource('coupons', {
    list: listOf(couponList),
    show: (context, { params }) => couponById(context.db, recordId(params.id)),
    actions: {
      life: {
        summary: 'Whatever happened to a code, by the code itself',
        method: 'get',
        action: 'show',
        handle: (context: Context, { params }: Call) =>
          couponLife(context.db, params.id ?? '', context.now()),
      },
      revocation: {
        summary: 'Take one code back, with the reason',
        action: 'edit',
        body: Revocation,
        handle: async (context: Context, { params, body }: Call<Reason>) => {
          const writer = await writerOf(context);
          await context.transaction((tx) =>
            revokeCoupon(tx, writer, recordId(params.id), body.reason),
          );
          return couponById(context.db, recordId(params.id));
        },
      },
    },
  }),
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
