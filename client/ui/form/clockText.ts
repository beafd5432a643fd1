/** Converts minutes of the day to text and typed text to minutes. Pure. */

/** Minutes of the day as a clock shows them; the end of a day is 24:00. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** "20", "2030", "20:30", "20：30", "8pm" → minutes; 24:00 is the end of the day; NaN for what is no time. */
export const parseClock = (typed: string): number => {
  const text = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.。时点h]/g, ':')
    .replace(/:$/, '');
  const match = /^(\d{1,2})(?::?(\d{2}))?\s*(am|pm)?$/.exec(text);
  if (!match) return Number.NaN;
  const [, hourText = '', minuteText = '0', half] = match;
  let hour = Number(hourText);
  if (half && (hour < 1 || hour > 12)) return Number.NaN;
  if (half) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  const minutes = hour * 60 + Number(minuteText);
  return Number(minuteText) > 59 || minutes > 1440 ? Number.NaN : minutes;
};
