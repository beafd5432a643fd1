/** Finds the last day in a text, as people write it in English and Chinese. Pure. */
import { weekdayOf } from '#shared/days';

export interface SaidEnd {
  /** The words that say it. */
  text: string;
  /** Whether a business day (`YYYY-MM-DD`) is what they say. */
  isDay: (day: string) => boolean;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ZH_WEEKDAYS = '一二三四五六日';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const UNTIL = String.raw`\b(?:until|till|through|thru|ends?|ending|by)\s(?:on\s)?(?:the\s)?`;
const MONTH = `(?<month>${MONTHS.join('|')})[a-z]*\\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const ZH_UNTIL = '(?:截至|截止到?|直到|至|到)\\s?';
const ZH_DATE = String.raw`(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号]`;

const PATTERNS: readonly RegExp[] = [
  new RegExp(`${UNTIL}(?<weekday>${WEEKDAYS.join('|')})[a-z]*`, 'giu'),
  new RegExp(`${UNTIL}${DAY}\\s(?:of\\s)?${MONTH}`, 'giu'),
  new RegExp(`${UNTIL}${MONTH}\\s${DAY}`, 'giu'),
  new RegExp(`${ZH_UNTIL}(?:本|这)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])`, 'gu'),
  new RegExp(`${ZH_UNTIL}${ZH_DATE}`, 'gu'),
  new RegExp(`${ZH_DATE}\\s?(?:止|截止|结束)`, 'gu'),
];

const weekdayNumber = (text: string): number => {
  const english = WEEKDAYS.indexOf(text.toLowerCase());
  return 1 + (english === -1 ? ZH_WEEKDAYS.indexOf(text === '天' ? '日' : text) : english);
};
const monthNumber = (text: string): number =>
  /^\d/.test(text) ? Number(text) : 1 + MONTHS.indexOf(text.toLowerCase().slice(0, 3));

export const saidEnds = (text: string): SaidEnd[] =>
  PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): SaidEnd => {
      const { weekday, month = '', day: ofMonth = '' } = match.groups ?? {};
      if (weekday !== undefined) {
        const wanted = weekdayNumber(weekday);
        return { text: match[0].trim(), isDay: (day) => weekdayOf(day) === wanted };
      }
      const wanted = [monthNumber(month), Number(ofMonth)]
        .map((part) => String(part).padStart(2, '0'))
        .join('-');
      return { text: match[0].trim(), isDay: (day) => day.slice(5) === wanted };
    }),
  );
