/** Columns of the exports of campaigns, promotions, redemptions and rewards. */
import * as z from 'zod';
import { Campaign } from '#contract/promotions/campaigns';
import { Promotion } from '#contract/promotions/promotions';
import { PointReward } from '#contract/promotions/pointRewards';
import { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { Redemption } from '#contract/promotions/redemptions';
import { PERIOD_STATES, periodState } from '#rules/promotions/periodStates';
import { leftOf } from '#rules/promotions/pointRewards';
import { instant, whole } from '#shared/fields';
import { caseList } from './simulator/caseRoutes.ts';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { campaignList } from './campaigns/list.ts';
import { pointRewardList } from './pointRewards/list.ts';
import { promotionList } from './promotions/list.ts';
import { redeemedRewardList } from './redeemedRewards/list.ts';
import { redemptionList } from './redemptions/routes.ts';

const SavedCase = z.object({ name: z.string(), authorName: z.string(), createdAt: instant() });
/** With the states that follow from the time, as their lists show them. */
const ListedCampaign = Campaign.extend({ phase: z.enum(PERIOD_STATES) });
const ListedReward = PointReward.extend({
  state: z.enum(PERIOD_STATES),
  left: whole('count').nullable(),
});

export const EXPORTS: Exports = {
  promotionCases: listExport(caseList, columnsOf(SavedCase, 'name', 'authorName', 'createdAt')),
  campaigns: listExport(
    campaignList,
    columnsOf(
      ListedCampaign,
      'name',
      ['phase', { isNew: true, from: periodState }],
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
      ['updatedAt', { isNew: true }],
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
      ['updatedAt', { isNew: true }],
    ),
  ),
  pointRewards: listExport(
    pointRewardList,
    columnsOf(
      ListedReward,
      'names',
      'kind',
      ['state', { isNew: true, from: periodState }],
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
      ['left', { isNew: true, from: leftOf }],
      'unclaimed',
      'batchName',
      'startsAt',
      'endsAt',
      'archivedAt',
      'authorName',
      ['updatedAt', { isNew: true }],
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
      ['memberId', { isNew: true }],
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
