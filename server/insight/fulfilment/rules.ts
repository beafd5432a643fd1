/** How long a step took. Pure. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/days';

/** Whole days and hours, or hours and minutes below a day. */
export const partsOfDuration = (ms: number): { days: number; hours: number; minutes: number } => ({
  days: Math.floor(ms / DAY_MS),
  hours: Math.floor((ms % DAY_MS) / HOUR_MS),
  minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS),
});
