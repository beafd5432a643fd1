import { useTranslate } from 'react-admin';
import { useCount } from '../../../ui/list/useCount.ts';

/** How many points an activity can give; null is any number of them. */
export const useMostPoints = () => {
  const translate = useTranslate();
  const count = useCount();
  const said = (points: number) => ({ smart_count: points, points: count(points) });
  return {
    /** "26,570 points", or that there is no limit: beside a label. */
    most: (points: number | null): string =>
      points === null
        ? translate('activityApprovals.anyNumber')
        : translate('activityApprovals.points', said(points)),
    /** The beginning of a sentence: "It can give 26,570 points in all", or that there is no limit. */
    gives: (points: number | null): string =>
      points === null
        ? translate('activityApprovals.gives.unlimited')
        : translate('activityApprovals.gives.limited', said(points)),
  };
};
