import { dayOf, isDayStart } from '#shared/days';
import { Instant } from './instant.tsx';
import { formatDay } from './dayText.ts';
import { useStoreSettings } from './useStoreSettings.ts';

/** The end of a window: its last day where it ends with a day, else the instant. */
export const LastInstant = ({ at }: { at: number }) => {
  const { timeZone, locale } = useStoreSettings();
  if (!isDayStart(at, timeZone)) return <Instant at={at} />;
  const day = dayOf(at - 1, timeZone);
  return (
    <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>
      {formatDay(day, locale)}
    </time>
  );
};
