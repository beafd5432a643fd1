/** Adjustments in words. */
import { useTranslate } from 'react-admin';
import type { PointAdjustment } from '#contract/members/adjustments';
import { usePointWords } from '../shared/usePointWords.ts';

type Sums = Pick<PointAdjustment, 'pointsAdded' | 'pointsTaken' | 'growthAdded' | 'growthTaken'>;

export const useAdjustmentWords = () => {
  const translate = useTranslate();
  const { signed } = usePointWords();
  const changesOf = (added: number, taken: number) =>
    [added, -taken].filter((change) => change !== 0).map(signed);
  return {
    /** What it does, as “+200 points, −5 growth”. */
    change: ({ pointsAdded, pointsTaken, growthAdded, growthTaken }: Sums) =>
      [
        ...changesOf(pointsAdded, pointsTaken).map((points) =>
          translate('pointAdjustments.points', { points }),
        ),
        ...changesOf(growthAdded, growthTaken).map((growth) =>
          translate('pointAdjustments.growth', { growth }),
        ),
      ].join(translate('layout.listSeparator')),
    reason: ({ reason, caseNumber }: Pick<PointAdjustment, 'reason' | 'caseNumber'>) => {
      const text = translate(`pointAdjustments.reasons.${reason}`);
      return caseNumber === null
        ? text
        : [text, caseNumber].join(translate('layout.partSeparator'));
    },
  };
};
