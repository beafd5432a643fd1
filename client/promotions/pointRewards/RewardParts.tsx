/** The state of a reward, what it costs, and what is left of it. */
import { useTranslate } from 'react-admin';
import type { PointReward } from '#contract/promotions/pointRewards';
import { leftOf } from '#rules/promotions/pointRewards';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

type Window = Pick<PointReward, 'archivedAt' | 'startsAt' | 'endsAt'>;
export const REWARD_STATES = ['current', 'planned', 'over', 'archived'] as const;
export type RewardState = (typeof REWARD_STATES)[number];
const TONES = {
  current: 'good',
  planned: 'information',
  over: 'neutral',
  archived: 'neutral',
} as const;

export const stateOf = ({ archivedAt, startsAt, endsAt }: Window, now: number): RewardState => {
  if (archivedAt !== null) return 'archived';
  if (endsAt !== null && endsAt <= now) return 'over';
  return startsAt !== null && startsAt > now ? 'planned' : 'current';
};

export const RewardStateChip = ({ reward }: { reward: Window }) => {
  const state = stateOf(reward, Date.now());
  return <StatusChip tone={TONES[state]} label={`pointRewards.states.${state}`} />;
};

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
