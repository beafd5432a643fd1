/** Columns of the exports of coupons and their batches. */
import * as z from 'zod';
import { CouponBatch } from '#contract/promotions/coupons';
import { Coupon } from '#contract/promotions/coupons/coupon';
import { ISSUED_BY } from '#contract/promotions/coupons/issuing';
import {
  BATCH_FORMS,
  BATCH_STATES,
  batchForm,
  batchState,
  COUPON_STANDINGS,
  couponStanding,
  UNUSABLE_REASONS,
  whyUnusable,
} from '#rules/promotions/couponStates';
import { couponBatches } from '#db/schema/promotions/coupons';
import { withMembers } from '../members/members/withMembers.ts';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Export, type Exports, listExport } from '../platform/exports/exports.ts';
import type { ListSpec } from '../platform/lists/spec.ts';
import { findRow } from '../platform/records/records.ts';
import { couponBatchList, couponList } from './coupons/lists.ts';

const ListedBatch = CouponBatch.extend({
  state: z.enum(BATCH_STATES),
  unusable: z.enum(UNUSABLE_REASONS).nullable(),
});
const ListedCoupon = Coupon.extend({
  state: z.enum(COUPON_STANDINGS),
  memberExternalId: z.string().nullable(),
});

/** With the number that the shop knows the member of a code by. */
const couponFile: ListSpec = {
  ...couponList,
  finish: async (context, rows) =>
    withMembers(context.db, (await couponList.finish?.(context, rows)) ?? rows),
};

/** The codes of one batch belong to its history. */
const batchOfFilter: Export['about'] = async (db, { batchId }) => {
  const batch = typeof batchId === 'number' ? await findRow(db, couponBatches, batchId) : undefined;
  return batch ? { resource: 'couponBatches', recordId: batch.id, recordName: batch.name } : null;
};

export const COUPON_EXPORTS: Exports = {
  couponBatches: listExport(
    couponBatchList,
    columnsOf(
      ListedBatch,
      'name',
      'promotionName',
      ['kind', { values: () => BATCH_FORMS, from: batchForm }],
      ['state', { isNew: true, from: batchState }],
      [
        'unusable',
        {
          isNew: true,
          from: (batch, at) => (batchState(batch) === 'ready' ? whyUnusable(batch, at) : null),
        },
      ],
      'prefix',
      'suffix',
      'quantity',
      'generated',
      'claimed',
      'redeemed',
      'usesPerCode',
      'validFrom',
      'validUntil',
      'revokedAt',
      'createdAt',
      'authorName',
    ),
  ),
  coupons: listExport(
    couponFile,
    columnsOf(
      ListedCoupon,
      'code',
      ['state', { isNew: true, from: couponStanding }],
      'batchName',
      'promotionName',
      ['memberId', { isNew: true }],
      ['issuedBy', { values: () => ISSUED_BY }],
      'cause',
      'claimedAt',
      'validFrom',
      'validUntil',
      'revokedAt',
      'used',
      'usesPerCode',
      'memberExternalId',
    ),
    { about: batchOfFilter },
  ),
};
