import { useTranslate } from 'react-admin';
import type { Distribution } from '#contract/surveys/distributions';
import { mostPointsADay } from '#rules/surveys/incentives';
import { useCount } from '../../../ui/list/useCount.ts';

/** The beginning of a sentence: "It can give 5,000 points a day", or that there is no limit. */
export const useGivenADay = () => {
  const translate = useTranslate();
  const count = useCount();
  return (distribution: Pick<Distribution, 'incentive' | 'dailyLimit'>): string => {
    const most = mostPointsADay(distribution);
    return most === null
      ? translate('surveyIncentives.gives.unlimited')
      : translate('surveyIncentives.gives.limited', { points: count(most) });
  };
};
