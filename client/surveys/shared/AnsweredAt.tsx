/** When something was answered, as exactly as it is told. */
import type { SurveyResponse } from '#contract/surveys/responses';
import { dayOf } from '#shared/days';
import { formatDay } from '../../ui/record/dayText.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const MONTH = { year: 'numeric', month: 'short' } as const;

export const AnsweredAt = ({
  response: { answeredAt, precision },
}: {
  response: Pick<SurveyResponse, 'answeredAt' | 'precision'>;
}) => {
  const { locale, timeZone } = useStoreSettings();
  return precision === 'instant' ? (
    <Instant at={answeredAt} />
  ) : (
    <>{formatDay(dayOf(answeredAt, timeZone), locale, MONTH)}</>
  );
};
