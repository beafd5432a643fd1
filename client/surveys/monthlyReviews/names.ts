/** What figures of a review, and parts of them, are called. */
import { useTranslate } from 'react-admin';
import type { ReviewCut, ReviewFigure } from '#contract/surveys/monthlyReviews';
import type { CutRow } from '#contract/surveys/results';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

export const useReviewNames = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const audienceName = useAudienceName();
  const figure = ({ kind, rowKey, questionKey, names }: ReviewFigure): string => {
    if (kind === 'index')
      return translate(rowKey === '' ? 'surveyResults.index' : `surveyResults.needs.${rowKey}`);
    return toText(names) || rowKey || questionKey;
  };
  const part = (by: ReviewCut, { segment, names }: CutRow): string => {
    if (segment === '') return translate('surveyResults.unknownPart');
    if (by === 'channel') return audienceName('channels', segment);
    return (typeof names === 'string' ? names : toText(names)) || segment;
  };
  return { figure, part };
};
