/** Instants (UTC ms) in the store's time zone. */
import { Tooltip } from '@mui/material';
import { dateFormat } from '#shared/formatters';
import { useStoreSettings } from './useStoreSettings.ts';

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", "in 2 days". */
const relative = (at: number, now: number, locale: string): string => {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const distance = at - now;
  const [unit, length] = STEPS.find(([, ms]) => Math.abs(distance) >= ms) ?? ['second', 1000];
  return format.format(Math.round(distance / length), unit);
};

/** Hours from 00 to 23 in every language, as they are typed. */
export const absolute = (at: number, timeZone: string, locale: string): string =>
  dateFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);

/** Writes an instant as date and time of the store. */
export const useInstant = () => {
  const { timeZone, locale } = useStoreSettings();
  return (at: number | null | undefined) => (at ? absolute(at, timeZone, locale) : '–');
};

export interface InstantProps {
  at: number | null | undefined;
  /** Relative with the absolute on hover; tables show the absolute. */
  isRelative?: boolean;
}

export const Instant = ({ at, isRelative = false }: InstantProps) => {
  const { timeZone, locale } = useStoreSettings();
  if (!at) return <span>–</span>;
  const full = absolute(at, timeZone, locale);
  const zone = `${full} (${timeZone})`;
  const machine = new Date(at).toISOString();
  return (
    <Tooltip title={zone}>
      <time dateTime={machine} style={{ whiteSpace: 'nowrap' }}>
        {isRelative ? relative(at, Date.now(), locale) : full}
      </time>
    </Tooltip>
  );
};
