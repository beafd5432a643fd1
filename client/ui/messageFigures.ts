/** Figures within messages, in the form of the language: counts with separators, days in words. Pure. */
import { numberFormat } from '#shared/formatters';
import { formatDay } from './record/dayText.ts';

/** Arguments that are names rather than figures. */
const NAMES: ReadonlySet<string> = new Set([
  'code',
  'id',
  'key',
  'line',
  'lineNumber',
  'number',
  'page',
  'port',
  'record',
  'revision',
  'season',
  'seed',
  'version',
  'year',
]);
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What stands in the message for an argument. */
export const figureText = (name: string, value: unknown, locale: string): string => {
  if (typeof value === 'number' && !NAMES.has(name))
    return numberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  return name === 'day' && typeof value === 'string' && DAY.test(value)
    ? formatDay(value, locale, { dateStyle: 'long' })
    : String(value);
};
