/** Why a member cannot enter an activity, in words for shoppers. Pure. */
import type { EntryLimit } from '#contract/promotions/memberActivities';
import type { Localized } from '#shared/localization';
import { instantText, PERIOD_WORDS, timesText } from '../limitWords.ts';

/** The same in every language. */
export const entryWords = (limit: EntryLimit, timeZone: string): Localized => {
  switch (limit.kind) {
    case 'over':
      return { en: 'The activity has ended.', zh: '活动已结束。' };
    case 'notApproved':
      return { en: 'The activity is not open at the moment.', zh: '活动暂未开放。' };
    case 'notStarted': {
      const from = instantText(limit.startsAt, timeZone);
      return { en: `The activity begins ${from}.`, zh: `活动 ${from} 开始。` };
    }
    case 'audience':
      return { en: 'It is for other members.', zh: '当前会员不在活动范围内。' };
    case 'full':
      return { en: 'No places are left.', zh: '名额已满。' };
    case 'codes':
      return { en: 'No coupons are left.', zh: '优惠券已发完。' };
    case 'noProgramme':
      return { en: 'No points can be given at the moment.', zh: '暂不能发放积分。' };
    case 'tooLate':
      return {
        en: 'It was reported too late for points to be given.',
        zh: '参加记录上报过晚，无法发放积分。',
      };
    case 'perMember': {
      const { times, period, againAt } = limit;
      const again = againAt === null ? null : instantText(againAt, timeZone);
      return {
        en: `Members can enter ${timesText(times)}${PERIOD_WORDS[period].en}${again ? `, again from ${again}` : ''}.`,
        zh: `${PERIOD_WORDS[period].zh}可参加 ${times} 次${again ? `，${again} 起可再次参加` : ''}。`,
      };
    }
  }
};
