import { useTranslate } from 'react-admin';
import { useCount } from '../../../ui/list/useCount.ts';

/** "26,570 points", or any number of them. */
export const useMostPoints = () => {
  const translate = useTranslate();
  const count = useCount();
  return (points: number | null): string =>
    points === null
      ? translate('activityApprovals.anyNumber')
      : translate('activityApprovals.points', { smart_count: points, points: count(points) });
};
