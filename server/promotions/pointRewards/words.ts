/** Why a member cannot redeem a reward, in words for shoppers. Pure. */
import type { RewardLimit } from '#contract/promotions/pointRewards';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import type { Localized } from '#shared/localization';
import { instantText, PERIOD_WORDS, timesText } from '../limitWords.ts';

const pointsText = (points: number): string => (points === 1 ? '1 point' : `${points} points`);

/** Why a further code would be of no use to the member. */
const unusableWords = (verdict: PromotionVerdict): Localized => {
  switch (verdict) {
    case 'memberUsesReached':
      return {
        en: 'Another code could not be used: the limit per member is reached.',
        zh: '已达每人使用上限，再兑换的优惠券将无法使用。',
      };
    case 'usesReached':
    case 'budgetReached':
    case 'campaignBudgetReached':
      return {
        en: 'Its discount has been used as often as it can be.',
        zh: '该优惠已全部用完。',
      };
    default:
      return {
        en: 'Its discount is not for this member.',
        zh: '当前会员不符合该优惠的使用条件。',
      };
  }
};

/** The same in every language. */
export const limitWords = (limit: RewardLimit, timeZone: string): Localized => {
  switch (limit.kind) {
    case 'noProgramme':
      return { en: 'Points cannot be redeemed at the moment.', zh: '暂不能兑换积分。' };
    case 'over':
      return { en: 'It can no longer be redeemed.', zh: '已停止兑换。' };
    case 'notStarted': {
      const from = instantText(limit.startsAt, timeZone);
      return { en: `It can be redeemed from ${from}.`, zh: `${from} 开始兑换。` };
    }
    case 'level':
      return { en: 'It is for members of other levels.', zh: '当前会员等级不可兑换。' };
    case 'stock':
      return { en: 'It is out of stock.', zh: '库存不足，已兑完。' };
    case 'codes':
      return { en: 'No codes are left.', zh: '优惠券已发完。' };
    case 'unusable':
      return unusableWords(limit.verdict);
    case 'maxRedeemed':
      return { en: 'All of them have been redeemed.', zh: '已全部兑完。' };
    case 'perMember': {
      const { times, period, againAt } = limit;
      const again = againAt === null ? null : instantText(againAt, timeZone);
      return {
        en: `It can be redeemed ${timesText(times)}${PERIOD_WORDS[period].en}${again ? `, again from ${again}` : ''}.`,
        zh: `${PERIOD_WORDS[period].zh}限兑 ${times} 次${again ? `，${again} 起可再次兑换` : ''}。`,
      };
    }
    case 'points': {
      const { needed, available, missing } = limit;
      return {
        en: `${pointsText(missing)} missing: it costs ${needed}, and ${available} can be spent.`,
        zh: `还差 ${missing} 积分：需 ${needed} 积分，可用 ${available} 积分。`,
      };
    }
  }
};
