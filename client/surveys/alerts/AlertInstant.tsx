/** When something was answered, and of somebody whose person is hidden only in which month. */
import type { SurveyAlert } from '#contract/surveys/alerts';
import { dayOf } from '#shared/days';
import { formatDay } from '../../ui/record/dayText.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const MONTH = { year: 'numeric', month: 'short' } as const;

export const AlertInstant = ({
  alert: { answeredAt, precision },
}: {
  alert: Pick<SurveyAlert, 'answeredAt' | 'precision'>;
}) => {
  const { locale, timeZone } = useStoreSettings();
  return precision === 'instant' ? (
    <Instant at={answeredAt} />
  ) : (
    <>{formatDay(dayOf(answeredAt, timeZone), locale, MONTH)}</>
  );
};
