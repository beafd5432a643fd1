/** The domain of campaigns, promotions, coupons, quotes, redemptions and effects. */
import { couponAttempts } from '#db/schema/promotions/coupons';
import type { Domain } from '../domain.ts';
import { keepFor } from '../platform/jobs/retention.ts';
import { ACTIVITY_ATTENTION } from './memberActivities/attention.ts';
import { pointsOfActivities } from './activityApprovals/usage.ts';
import { ACTIVITY_EXPORTS } from './activityExports.ts';
import { PROMOTION_ATTENTION } from './attention.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import { issueForBehaviour, issueForNewMembers, issueForOrders } from './coupons/issueByEvents.ts';
import { issueForBirthdays, issueForLevels } from './coupons/issueForMoments.ts';
import { withdrawLevelCodes } from './levelCodes/withdraw.ts';
import { COUPON_EXPORTS } from './couponExports.ts';
import { COUPON_GIVEN } from './coupons/messageGiven.ts';
import { couponRoutes } from './coupons/routes.ts';
import { promotionEffectRoutes } from './effects/routes.ts';
import { CURRENCY_USES } from './currencyUses.ts';
import { PROMOTION_EVENTS } from './eventTypes.ts';
import { EXPORTS } from './exports.ts';
import { followProgramme } from './levelBenefits/followProgramme.ts';
import { levelBenefitRoutes } from './levelBenefits/routes.ts';
import { ACTIVITY_NAMES } from './memberActivities/detailNames.ts';
import { PROMOTION_CAUSES } from './pointCauses.ts';
import { planningRoutes } from './planning/routes.ts';
import { PROMOTION_MEMBER_DATA } from './memberData.ts';
import { PROMOTION_REFERENCES } from './promotions/catalogReferences.ts';
import { activitiesGiving } from './memberActivities/batchGivers.ts';
import { activitiesNaming } from './memberActivities/audienceUses.ts';
import { ACTIVITY_REFERENCES } from './memberActivities/catalogReferences.ts';
import { memberActivityRoutes } from './memberActivities/routes.ts';
import { ENTRY_EVENTS } from './memberEntries/eventTypes.ts';
import { filesInEntries } from './memberEntries/pictures.ts';
import { memberEntryRoutes } from './memberEntries/routes.ts';
import { storeEntryRoutes } from './memberEntries/storeRoutes.ts';
import { ENTRY_CHECKS } from './memberEntries/verify.ts';
import { rewardsGiving } from './pointRewards/batchGivers.ts';
import { rewardsNaming } from './pointRewards/audienceUses.ts';
import { filesInRewards } from './pointRewards/pictures.ts';
import { pointRewardRoutes } from './pointRewards/routes.ts';
import { promotionsNaming } from './promotions/audienceUses.ts';
import { PROMOTION_TIMERS, PUT_DUE_IN_FORCE } from './promotions/putDueInForce.ts';
import { LAPSE_TIMERS } from './redemptions/lapseTimers.ts';
import { promotionRoutes } from './promotions/routes.ts';
import { ATTEMPT_KEEP_DAYS } from './quotes/attempts.ts';
import { invalidatePromotions } from './quotes/promotionVersion.ts';
import { quoteRoutes } from './quotes/routes.ts';
import { loadPaidWithPoints } from './redemptions/paidWithPoints.ts';
import { REWARD_EVENTS } from './redeemedRewards/eventTypes.ts';
import { redeemedRewardRoutes } from './redeemedRewards/routes.ts';
import { storeRewardRoutes } from './redeemedRewards/storeRoutes.ts';
import { REWARD_CHECKS } from './redeemedRewards/verify.ts';
import { loadHeld } from './quotes/held/load.ts';
import { redemptionList, redemptionRoutes } from './redemptions/routes.ts';
import {
  loadRedeemedLines,
  settleByOrders,
  settleByReturns,
} from './redemptions/settleByMessages.ts';
import { checkUnredeemed } from './redemptions/unredeemed/check.ts';
import { unredeemedRoutes } from './redemptions/unredeemed/routes.ts';
import { RESERVED_CHECK, UNDECIDED_CHECK, USAGE_CHECK } from './redemptions/verify.ts';
import { returnValueRoutes } from './returnValue/routes.ts';
import { promotionCaseRoutes } from './simulator/caseRoutes.ts';

export const promotions: Domain = {
  name: 'promotions',
  routes: [
    ...campaignRoutes,
    ...couponRoutes,
    ...levelBenefitRoutes,
    ...promotionEffectRoutes,
    ...promotionCaseRoutes,
    ...memberActivityRoutes,
    ...memberEntryRoutes,
    ...storeEntryRoutes,
    ...planningRoutes,
    ...pointRewardRoutes,
    ...promotionRoutes,
    ...quoteRoutes,
    ...redeemedRewardRoutes,
    ...storeRewardRoutes,
    ...redemptionRoutes,
    ...unredeemedRoutes,
    ...returnValueRoutes,
  ],
  attention: [...PROMOTION_ATTENTION, ...ACTIVITY_ATTENTION],
  exports: [EXPORTS, COUPON_EXPORTS, ACTIVITY_EXPORTS],
  sums: [
    {
      redemptions: {
        list: redemptionList,
        columns: ['goods', 'discount', 'pointsAmount', 'total'],
      },
    },
  ],
  fileUses: [filesInRewards, filesInEntries],
  memberData: [PROMOTION_MEMBER_DATA],
  references: [PROMOTION_REFERENCES, ACTIVITY_REFERENCES],
  batchGivers: [activitiesGiving, rewardsGiving],
  audienceUses: [promotionsNaming, rewardsNaming, activitiesNaming],
  afterProgrammeDecisions: [followProgramme],
  afterNewMembers: [issueForNewMembers],
  afterLevelChanges: [issueForLevels],
  afterBirthdays: [issueForBirthdays],
  afterOrders: [
    settleByOrders,
    (tx, writer, orders) =>
      checkUnredeemed(
        tx,
        writer,
        orders.map(({ id }) => id),
      ),
    issueForOrders,
  ],
  redeemedLines: [loadRedeemedLines],
  paidWithPoints: [loadPaidWithPoints],
  causeSources: PROMOTION_CAUSES,
  detailNames: [ACTIVITY_NAMES],
  givenAlone: [pointsOfActivities],
  levelCodes: [withdrawLevelCodes],
  heldCodes: [async (db, memberId, at) => (await loadHeld(db, [memberId], at)).length],
  afterReturns: [settleByReturns, checkUnredeemed],
  afterEvents: [issueForBehaviour],
  afterRestore: [{ rebuild: (tx) => invalidatePromotions(tx) }],
  periodic: [PUT_DUE_IN_FORCE],
  retention: [keepFor(ATTEMPT_KEEP_DAYS, couponAttempts, couponAttempts.at)],
  messageKinds: [COUPON_GIVEN],
  eventTypes: [...PROMOTION_EVENTS, ...REWARD_EVENTS, ...ENTRY_EVENTS],
  timers: [PROMOTION_TIMERS, LAPSE_TIMERS],
  currencyUses: CURRENCY_USES,
  verify: [USAGE_CHECK, RESERVED_CHECK, UNDECIDED_CHECK, ...REWARD_CHECKS, ...ENTRY_CHECKS],
};
