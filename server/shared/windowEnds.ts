/** The ends of windows, which people read as the last day of the window: pages, histories and files alike. Pure. */
import { dayOf, isDayStart } from '#shared/days';

/** Whether the field (or path) holds the end of a window. */
export const isWindowEnd = (path: string): boolean => /(?:^|\.)(?:endsAt|validUntil)$/.test(path);

/** The last day of a window that ends with a day; null where it ends within one. */
export const lastDayOf = (end: number, timeZone: string): string | null =>
  isDayStart(end, timeZone) ? dayOf(end - 1, timeZone) : null;
