/** Ranges of business days a person picks by name. Pure: today is a parameter. */
import type { Bucket } from '#contract/insight/kpis';
import { addDays, addMonths, daysBetween, lastDays, monthOf } from '#shared/days';

export const RANGES = [
  'today',
  'yesterday',
  'last7',
  'last30',
  'last90',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'thisFiscalYear',
  'lastFiscalYear',
  'last12Months',
  'custom',
] as const;
export type RangeName = (typeof RANGES)[number];

/** Ranges that begin with a month, and are compared with the same days of the months before. */
const CALENDAR_RANGES: readonly RangeName[] = [
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'thisFiscalYear',
  'lastFiscalYear',
  'last12Months',
];
export const isCalendarRange = (range: RangeName) => CALENDAR_RANGES.includes(range);

/** Business days, `from` included, `to` excluded. */
export interface Period {
  from: string;
  to: string;
}

const monthsSince = (day: string, length: number) => (Number(day.slice(5, 7)) - 1) % length;
const YEAR = 12;
/** First day of the fiscal year of a day; `startMonth` 1 January … 12 December. */
const fiscalYearOf = (day: string, startMonth: number) =>
  addMonths(day, -((Number(day.slice(5, 7)) - startMonth + YEAR) % YEAR));

/** The ranges a store offers: fiscal years only where they are not calendar years. */
export const rangesFor = (fiscalYearStartMonth: number): readonly RangeName[] =>
  fiscalYearStartMonth === 1
    ? RANGES.filter((range) => range !== 'thisFiscalYear' && range !== 'lastFiscalYear')
    : RANGES;

/** The days of a named range; those that run on end with today. */
export const periodOf = (
  range: Exclude<RangeName, 'custom'>,
  today: string,
  fiscalYearStartMonth = 1,
): Period => {
  const tomorrow = addDays(today, 1);
  const fiscalYear = fiscalYearOf(today, fiscalYearStartMonth);
  switch (range) {
    case 'today':
      return { from: today, to: tomorrow };
    case 'yesterday':
      return { from: addDays(today, -1), to: today };
    case 'last7':
      return lastDays(today, 7);
    case 'last30':
      return lastDays(today, 30);
    case 'last90':
      return lastDays(today, 90);
    case 'thisMonth':
      return { from: monthOf(today), to: tomorrow };
    case 'lastMonth':
      return { from: addMonths(today, -1), to: monthOf(today) };
    case 'thisQuarter':
      return { from: addMonths(today, -monthsSince(today, 3)), to: tomorrow };
    case 'thisYear':
      return { from: addMonths(today, -monthsSince(today, YEAR)), to: tomorrow };
    case 'thisFiscalYear':
      return { from: fiscalYear, to: tomorrow };
    case 'lastFiscalYear':
      return { from: addMonths(fiscalYear, -YEAR), to: fiscalYear };
    case 'last12Months':
      return { from: addMonths(today, -11), to: tomorrow };
  }
};

/** The last year in which the store sold something: for a store whose orders ended long ago. */
export const lastYearOf = (dataFrom: string, dataTo: string): Period => {
  const from = addMonths(dataTo, -11);
  return { from: from > dataFrom ? from : dataFrom, to: addDays(dataTo, 1) };
};

/** The bucket in which a period reads best, unless the person chose one. */
export const bucketFor = ({ from, to }: Period): Bucket => {
  const days = daysBetween(from, to);
  return days <= 45 ? 'day' : days <= 190 ? 'week' : 'month';
};
