/** The window and the hours of the week in words, on the store's clocks. */
import type { Terms, WeekHours } from '#contract/promotions/promotions';
import { DAY_MS, dayOf, isDayStart, timeOf } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { clock } from '../../ui/form/clockText.ts';
import type { Words } from './summary.ts';
import { sentence } from './summaryRewards.ts';

const MONDAY = Date.UTC(2024, 0, 1);
const WEEK = 7;

/** Days that follow one another are named by the first and the last: [5] → [[5, 5]], [1,2,3,6] → [[1, 3], [6, 6]]. */
const runsOf = (weekdays: readonly number[]): [number, number][] => {
  const runs: [number, number][] = [];
  for (const day of [...new Set(weekdays)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
};

const daysText = (weekdays: readonly number[], { say, all, locale }: Words): string => {
  if (weekdays.length === 0) return '…';
  if (new Set(weekdays).size === WEEK) return say('everyDay');
  const chinese = locale.startsWith('zh');
  const format = dateFormat(locale, {
    weekday: chinese ? 'short' : 'long',
    timeZone: 'UTC',
  });
  const name = (day: number) =>
    say('weekday', { name: format.format(MONDAY + (day - 1) * DAY_MS) });
  return all(
    runsOf(weekdays).flatMap(([first, last]) =>
      last - first > 1
        ? say('weekdays', { first: name(first), last: name(last) })
        : first === last
          ? name(first)
          : [name(first), name(last)],
    ),
  );
};

const hoursText = ({ weekdays, from, to }: WeekHours, words: Words): string => {
  const facts = { days: daysText(weekdays, words), from: clock(from ?? 0) };
  const end = to === 0 ? 1440 : (to ?? 0);
  return end > from
    ? words.say('hours', { ...facts, to: clock(end) })
    : words.say('hoursOverNight', { ...facts, to: clock(end) });
};

/** "31 December", with its year where that is not this one; `time` only where it is not the start of a day. */
const dateText = (
  at: number,
  time: string | null,
  { locale, timeZone, now, say }: Words,
  month: 'long' | 'short' = 'long',
): string => {
  const isThisYear = dayOf(at, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  const day = dateFormat(locale, {
    timeZone,
    day: 'numeric',
    month,
    ...(!isThisYear && { year: 'numeric' as const }),
  }).format(at);
  return time === null ? day : say('dayAndTime', { day, time });
};

/** The time on the store's clocks; null for the start of a day. */
const timeText = (at: number, { timeZone }: Words) =>
  isDayStart(at, timeZone) ? null : timeOf(at, timeZone);

const fromText = (at: number, words: Words) => {
  return words.say('from', { at: dateText(at, timeText(at, words), words) });
};
/** The last day is named when the window ends with a day. */
const untilText = (at: number, words: Words) => {
  const time = timeText(at, words);
  return words.say('until', { at: dateText(time === null ? at - 1 : at, time, words) });
};

/** The two ends of a window, as a table shows them; null for no end. */
export const windowEnds = (
  { startsAt, endsAt }: Pick<Terms, 'startsAt' | 'endsAt'>,
  words: Words,
) => {
  const dated = (at: number, isEnd: boolean) => {
    // As times are written in every table.
    const time = isDayStart(at, words.timeZone)
      ? null
      : dateFormat(words.locale, {
          timeZone: words.timeZone,
          timeStyle: 'short',
          hourCycle: 'h23',
        }).format(at);
    return dateText(isEnd && time === null ? at - 1 : at, time, words, 'short');
  };
  return { from: dated(startsAt, false), until: endsAt === null ? null : dated(endsAt, true) };
};

/** The day of the week of the last day; empty without an end. */
export const lastWeekday = (
  { endsAt }: Pick<Terms, 'endsAt'>,
  { locale, timeZone }: Words,
): string =>
  endsAt === null ? '' : dateFormat(locale, { timeZone, weekday: 'long' }).format(endsAt - 1);

export const whenText = ({ hours, startsAt, endsAt }: Terms, words: Words): string => {
  const clauses = [
    ...(hours.length > 0 ? [words.all(hours.map((one) => hoursText(one, words)))] : []),
    ...(startsAt === null || startsAt > words.now
      ? [startsAt === null ? '…' : fromText(startsAt, words)]
      : []),
    endsAt === null ? words.say('noEnd') : untilText(endsAt, words),
  ];
  return sentence(clauses.join(words.comma), words);
};
