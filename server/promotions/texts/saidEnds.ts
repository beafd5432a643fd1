/** Finds the last day in a text, as people write it in English and Chinese. Pure. */
import { addDays, weekdayOf } from '#shared/days';
import { END_PATTERNS } from './endPatterns.ts';

export interface SaidEnd {
  /** The words that say it. */
  text: string;
  /** True if they name a day of the week and no date. */
  isWeekday: boolean;
  /** Whether a business day (`YYYY-MM-DD`) is what they say. */
  isDay: (day: string) => boolean;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ZH_WEEKDAYS = '一二三四五六日';
const WEEKEND = [6, 7];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const LAST_MONTH = 12;
const LAST_DAY = 31;

type Groups = Partial<
  Record<'weekday' | 'month' | 'day' | 'first' | 'second' | 'start' | 'midnight', string>
>;

/** Numbers of the days of a week that a word means: two for a weekend. */
const weekdaysOf = (text: string): number[] => {
  if (text === '末') return WEEKEND;
  const english = WEEKDAYS.indexOf(text.toLowerCase());
  return [1 + (english === -1 ? ZH_WEEKDAYS.indexOf(text === '天' ? '日' : text) : english)];
};
const monthNumber = (text: string): number =>
  /^\d/.test(text) ? Number(text) : 1 + MONTHS.indexOf(text.toLowerCase().slice(0, 3));

/** The dates of a year that figures can mean, as `MM-DD`; none if they are no date. */
const datesOf = ({ month, day, first, second }: Groups): string[] => {
  const pairs =
    first !== undefined && second !== undefined
      ? [
          [Number(first), Number(second)],
          [Number(second), Number(first)],
        ]
      : [[monthNumber(month ?? ''), Number(day)]];
  return pairs
    .filter(([a = 0, b = 0]) => a >= 1 && a <= LAST_MONTH && b >= 1 && b <= LAST_DAY)
    .map((pair) => pair.map((part) => String(part).padStart(2, '0')).join('-'));
};

/** Which business days the words mean; null if they are no date. */
const daysMeant = (groups: Groups): SaidEnd['isDay'] | null => {
  const { weekday, month, day, first } = groups;
  if (month !== undefined || first !== undefined) {
    const dates = datesOf(groups);
    return dates.length === 0 ? null : (one) => dates.includes(one.slice(5));
  }
  if (weekday !== undefined) {
    const wanted = weekdaysOf(weekday);
    return (one) => wanted.includes(weekdayOf(one));
  }
  return (one) => Number(one.slice(8)) === Number(day);
};

export const saidEnds = (text: string): SaidEnd[] => {
  const found: { index: number; said: SaidEnd }[] = [];
  let rest = text;
  for (const pattern of END_PATTERNS)
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const groups = more.at(-1) as Groups;
      const isMeant = daysMeant(groups);
      if (!isMeant) return match;
      // What ends as a day begins has the day before as its last.
      const isMidnightOfDate = groups.midnight !== undefined && groups.month !== undefined;
      const isNext = (day: string) => isMeant(addDays(day, 1));
      const isDay = (day: string) =>
        groups.start === undefined
          ? isMeant(day) || (isMidnightOfDate && isNext(day))
          : isNext(day);
      const isWeekday = groups.weekday !== undefined && groups.month === undefined;
      found.push({ index: more.at(-3) as number, said: { text: match.trim(), isWeekday, isDay } });
      return '\n'.repeat(match.length);
    });
  return found.sort((a, b) => a.index - b.index).map(({ said }) => said);
};
