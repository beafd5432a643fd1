import { useTranslate } from 'react-admin';
import type { Distribution } from '#contract/surveys/distributions';
import { mostPointsADay } from '#rules/surveys/incentives';
import { useCount } from '../../../ui/list/useCount.ts';

/** "5,000 points a day", or any number of them. */
export const useGivenADay = () => {
  const translate = useTranslate();
  const count = useCount();
  return (distribution: Pick<Distribution, 'incentive' | 'dailyLimit'>): string => {
    const most = mostPointsADay(distribution);
    return most === null
      ? translate('surveyIncentives.anyADay')
      : translate('surveyIncentives.mostADay', { points: count(most) });
  };
};
