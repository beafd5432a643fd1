/** What a reward costs, and what is left of it. */
import { useTranslate } from 'react-admin';
import type { PointReward } from '#contract/promotions/pointRewards';
import { leftOf } from '#rules/promotions/pointRewards';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';

export const useRewardWords = () => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const separator = translate('layout.listSeparator');
  return {
    /** "1,000; from gold on 800": costs of levels after that of all. */
    cost: ({ points, byLevel }: Pick<PointReward, 'points' | 'byLevel'>) =>
      [
        count(points),
        ...byLevel.map(({ fromLevel, points: own }) =>
          translate('pointRewards.costFrom', {
            level: nameOf('levels', fromLevel),
            points: count(own),
          }),
        ),
      ].join(separator),
    left: (reward: Pick<PointReward, 'stock' | 'maxRedeemed' | 'redeemedCount' | 'unclaimed'>) =>
      leftOf(reward) === null ? translate('pointRewards.unlimited') : count(leftOf(reward)),
    limit: ({ perMember, byLevel }: Pick<PointReward, 'perMember' | 'byLevel'>) => {
      if (perMember === null) return translate('pointRewards.noLimit');
      const { period } = perMember;
      const times = count(perMember.times);
      const own = byLevel.flatMap(({ fromLevel, times }) =>
        times === null
          ? []
          : translate('pointRewards.limitFrom', {
              level: nameOf('levels', fromLevel),
              times: count(times),
            }),
      );
      const all =
        period === 'ever'
          ? translate('pointRewards.limitEver', { times })
          : translate('pointRewards.limit', {
              times,
              period: translate(`pointRewards.periods.${period}`),
            });
      return [all, ...own].join(separator);
    },
  };
};
