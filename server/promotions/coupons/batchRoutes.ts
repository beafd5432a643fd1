/** Routes of batches of codes. */
import type { z } from 'zod';
import { CouponBatchInput, Revocation } from '#contract/promotions/coupons';
import { IssueInput } from '#contract/promotions/coupons/issuing';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createBatch } from './createBatch.ts';
import { resumeBatch } from './fillBatch.ts';
import { issueCoupons } from './issue.ts';
import { couponBatchList } from './lists.ts';
import { revokeBatch } from './revoke.ts';
import { showBatch } from './showBatch.ts';

export const batchRoutes: Route[] = [
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
          const issued = await context.longTransaction((tx) =>
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
        handle: async (context: Context, { params, body }: Call<z.infer<typeof Revocation>>) => {
          const writer = await writerOf(context);
          await context.transaction((tx) =>
            revokeBatch(tx, writer, recordId(params.id), body.reason),
          );
          return showBatch(context, recordId(params.id));
        },
      },
    },
  }),
];
