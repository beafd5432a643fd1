import { Instant } from './instant.tsx';
import { timeOf } from '../form/localTime.ts';
import { dayOf, formatDay } from './storeDays.ts';
import { useStoreSettings } from './useStoreSettings.ts';

/** The end of a window: its last day where it ends with a day, else the instant. */
export const LastInstant = ({ at }: { at: number }) => {
  const { timeZone, locale } = useStoreSettings();
  if (timeOf(at, timeZone) !== '00:00') return <Instant at={at} />;
  const day = dayOf(at - 1, timeZone);
  return (
    <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>
      {formatDay(day, locale)}
    </time>
  );
};
