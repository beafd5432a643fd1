import { dayOf, isDayStart } from '#shared/days';
import { Instant } from './instant.tsx';
import { formatDay } from './dayText.ts';
import { useStoreSettings } from './useStoreSettings.ts';

/** The start of a window: its first day where it begins with a day, else the instant. */
export const FirstInstant = ({ at }: { at: number }) => {
  const { timeZone, locale } = useStoreSettings();
  if (!isDayStart(at, timeZone)) return <Instant at={at} />;
  const day = dayOf(at, timeZone);
  return (
    <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>
      {formatDay(day, locale)}
    </time>
  );
};
