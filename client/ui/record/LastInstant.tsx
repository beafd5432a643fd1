import { lastDayOf } from '#shared/windowEnds';
import { Instant } from './instant.tsx';
import { endText } from './lastDay.ts';
import { useStoreSettings } from './useStoreSettings.ts';

/** Writes the end of a window in a sentence, as `LastInstant` shows it. */
export const useLastInstant = () => {
  const settings = useStoreSettings();
  return (at: number) => endText(at, settings);
};

/** The end of a window: its last day where it ends with a day, else the instant. */
export const LastInstant = ({ at }: { at: number | null }) => {
  const settings = useStoreSettings();
  if (at === null) return <Instant at={null} />;
  const day = lastDayOf(at, settings.timeZone);
  if (day === null) return <Instant at={at} />;
  return (
    <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>
      {endText(at, settings)}
    </time>
  );
};
