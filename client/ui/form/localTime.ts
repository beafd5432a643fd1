/** Wall-clock times of the store's time zone ↔ instants (UTC ms). Pure. */
import { dayOf, startOfDay } from '../record/storeDays.ts';

const MINUTE_MS = 60_000;

/** `HH:MM` of an instant on the store's clocks. */
export const timeOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

const minutesOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The instant at which the store's clocks show `day` and `time` (`HH:MM`); a time a clock change leaves out is told after it. */
export const instantOf = (day: string, time: string, timeZone: string): number => {
  const start = startOfDay(day, timeZone);
  const guess = start + minutesOf(time) * MINUTE_MS;
  if (dayOf(guess, timeZone) !== day) return guess;
  // Once a clock change lies between midnight and then, the clock shows another time: go the difference.
  return guess + (minutesOf(time) - minutesOf(timeOf(guess, timeZone))) * MINUTE_MS;
};

/** The next day after `day` (`YYYY-MM-DD`) that falls on a weekday, 1 = Monday … 7 = Sunday. */
export const nextWeekday = (day: string, weekday: number): string => {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const today = new Date(utc).getUTCDay() || 7;
  const distance = ((weekday - today + 6) % 7) + 1;
  return new Date(utc + distance * 86_400_000).toISOString().slice(0, 10);
};
