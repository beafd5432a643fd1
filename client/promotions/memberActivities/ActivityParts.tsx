/** How often members may enter an activity, and what is left of it. */
import { useTranslate } from 'react-admin';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';

export const useActivityWords = () => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const timesIn = (times: number, period: MemberActivity['perMember']['period']) =>
    period === 'ever'
      ? translate('pointRewards.limitEver', { times: count(times) })
      : translate('pointRewards.limit', {
          times: count(times),
          period: translate(`pointRewards.periods.${period}`),
        });
  return {
    /** "1 × a day, gold and above 3 ×". */
    perMember: ({ perMember, byLevel }: Pick<MemberActivity, 'perMember' | 'byLevel'>) =>
      [
        timesIn(perMember.times, perMember.period),
        ...byLevel.map(({ fromLevel, times }) =>
          translate('pointRewards.limitFrom', {
            level: nameOf('levels', fromLevel),
            times: count(times),
          }),
        ),
      ].join(translate('layout.listSeparator')),
    /** "12 of 50", or the number alone. */
    entries: ({ entryCount, maxEntries }: Pick<MemberActivity, 'entryCount' | 'maxEntries'>) =>
      maxEntries === null
        ? count(entryCount)
        : translate('memberActivities.ofMost', {
            entries: count(entryCount),
            most: count(maxEntries),
          }),
  };
};
