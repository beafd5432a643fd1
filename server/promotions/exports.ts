/** Columns of the exports of campaigns, promotions, coupons, redemptions and rewards. */
import * as z from 'zod';
import { Campaign } from '#contract/promotions/campaigns';
import { Promotion } from '#contract/promotions/promotions';
import { CouponBatch } from '#contract/promotions/coupons';
import { Coupon } from '#contract/promotions/coupons/coupon';
import { PointReward } from '#contract/promotions/pointRewards';
import { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { Redemption } from '#contract/promotions/redemptions';
import { instant } from '#shared/fields';
import { caseList } from './simulator/caseRoutes.ts';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { campaignList } from './campaigns/list.ts';
import { couponBatchList, couponList } from './coupons/lists.ts';
import { pointRewardList } from './pointRewards/list.ts';
import { promotionList } from './promotions/list.ts';
import { redeemedRewardList } from './redeemedRewards/list.ts';
import { redemptionList } from './redemptions/routes.ts';

const SavedCase = z.object({ name: z.string(), authorName: z.string(), createdAt: instant() });

export const EXPORTS: Exports = {
  promotionCases: listExport(caseList, columnsOf(SavedCase, 'name', 'authorName', 'createdAt')),
  campaigns: listExport(
    campaignList,
    columnsOf(
      Campaign,
      'name',
      'theme',
      'goal',
      'ownerName',
      'startsAt',
      'endsAt',
      'budget',
      'spent',
      'otherCost',
      'promotions',
      'archivedAt',
    ),
  ),
  promotions: listExport(
    promotionList,
    columnsOf(
      Promotion,
      'name',
      ['labels', { isNew: true }],
      'campaignName',
      'phase',
      'kind',
      'lane',
      'trigger',
      'startsAt',
      'endsAt',
      'uses',
      'terms.limits.uses',
      'spent',
      'terms.limits.budget',
      'terms',
      'authorName',
    ),
  ),
  couponBatches: listExport(
    couponBatchList,
    columnsOf(
      CouponBatch,
      'name',
      'promotionName',
      'kind',
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
    couponList,
    columnsOf(
      Coupon,
      'code',
      'batchName',
      'promotionName',
      'issuedBy',
      'cause',
      'claimedAt',
      'validFrom',
      'validUntil',
      'revokedAt',
      'used',
      'usesPerCode',
    ),
  ),
  pointRewards: listExport(
    pointRewardList,
    columnsOf(
      PointReward,
      'names',
      'kind',
      'points',
      'byLevel',
      'audience',
      'audience.levels',
      'audience.fromLevel',
      'perMember',
      'perMember.times',
      'perMember.period',
      'maxRedeemed',
      'stock',
      'redeemedCount',
      'unclaimed',
      'batchName',
      'startsAt',
      'endsAt',
      'archivedAt',
      'authorName',
    ),
  ),
  redeemedRewards: listExport(
    redeemedRewardList,
    columnsOf(
      RedeemedReward,
      'externalId',
      'memberExternalId',
      'memberName',
      'names',
      'kind',
      'points',
      'level',
      'state',
      'code',
      'recipient',
      'phone',
      'address',
      'carrier',
      'trackingNumber',
      'note',
      'redeemedAt',
      'fulfilledAt',
      'cancelledAt',
      'reason',
      'actorName',
    ),
  ),
  redemptions: listExport(
    redemptionList,
    columnsOf(
      Redemption,
      'orderId',
      'status',
      'channel',
      'goods',
      'discount',
      'points',
      'pointsAmount',
      'total',
      'createdAt',
      'expiresAt',
      'committedAt',
      'closedAt',
    ),
  ),
};
