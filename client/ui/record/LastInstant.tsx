import { Instant } from './instant.tsx';
import { endText, lastDayOf } from './lastDay.ts';
import { useStoreSettings } from './useStoreSettings.ts';

/** The end of a window: its last day where it ends with a day, else the instant. */
export const LastInstant = ({ at }: { at: number }) => {
  const settings = useStoreSettings();
  const day = lastDayOf(at, settings.timeZone);
  if (day === null) return <Instant at={at} />;
  return (
    <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>
      {endText(at, settings)}
    </time>
  );
};
