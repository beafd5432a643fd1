/** Cells in the words of a person: coded values, records and lists by their names, ends of windows as last days. */
import type { ZodType } from 'zod';
import type { ExportWords } from '#contract/platform/exports';
import { countryText } from '#shared/countries';
import { formatAmount } from '#shared/amounts';
import { hasYear } from '#shared/birthdays';
import { defOf, partsOf, type Unit } from '#shared/fieldMetadata';
import { LANGUAGES, localize, type Localized } from '#shared/localization';
import { isWindowEnd, lastDayOf } from '#shared/windowEnds';
import { dateCell, type ExportCell, numberCell, rateCell } from './cells.ts';
import type { Named } from './columnNames.ts';
import { isoInZone } from './instants.ts';

export interface Said {
  timeZone: string;
  decimals: number;
  words: ExportWords;
  nameOf: (named: Named, key: string | number) => string | undefined;
}
export interface Asked {
  key: string;
  named: Named | undefined;
}
export type InWords = (value: unknown, column: Asked, said: Said) => ExportCell;

interface Choices {
  entries?: Record<string, string>;
  values?: readonly unknown[];
}

/** The schema of the value itself, without wrappers. */
const bare = (schema: ZodType): ZodType => {
  const { type } = defOf(schema);
  const [only] = partsOf(schema);
  return type !== 'object' && type !== 'array' && type !== 'union' && only?.[0] === ''
    ? bare(only[1])
    : schema;
};
const itemOf = (schema: ZodType): ZodType | null => {
  const list = bare(schema);
  const [item] = defOf(list).type === 'array' ? partsOf(list) : [];
  return item ? bare(item[1]) : null;
};

/** The coded values of a field, or of the items of a list. */
export const valuesOf = (schema: ZodType): string[] => {
  const { type, entries, values } = defOf<Choices>(itemOf(schema) ?? bare(schema));
  if (type === 'enum') return Object.values(entries ?? {}).map(String);
  if (type === 'literal') return (values ?? []).map(String);
  return type === 'boolean' ? ['true', 'false'] : [];
};

/** A text per language, whether or not the contract calls it that. */
const isLocalized = (schema: ZodType) =>
  defOf(schema).type === 'object' &&
  partsOf(schema).every(([key]) => (LANGUAGES as readonly string[]).includes(key));

const wordOf = (value: unknown, { key, named }: Asked, { words, nameOf }: Said): string => {
  const text = String(value);
  const word = Object.hasOwn(words.values, key) ? words.values[key] : undefined;
  if (word && Object.hasOwn(word, text)) return word[text] ?? text;
  const name =
    named !== undefined && (typeof value === 'string' || typeof value === 'number')
      ? nameOf(named, value)
      : undefined;
  return name ?? text;
};

export const LIST_SEPARATORS = { en: ', ', zh: '、' } as const;

const scalar: InWords = (value, column, said) => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'object') return localize(value as Localized, said.words.language) || null;
  if (typeof value === 'number' && column.named === undefined) return numberCell(String(value));
  return wordOf(value, column, said);
};
const listed: InWords = (value, column, said) =>
  Array.isArray(value) && value.length > 0
    ? value
        .map((one) =>
          typeof one === 'object'
            ? localize(one as Localized, said.words.language)
            : wordOf(one, column, said),
        )
        .join(LIST_SEPARATORS[said.words.language])
    : null;
const onlyNumber =
  (write: (value: number, said: Said, key: string) => ExportCell): InWords =>
  (value, { key }, said) =>
    typeof value === 'number' ? write(value, said, key) : null;
const instant = onlyNumber((at, { timeZone }, key) => {
  const last = isWindowEnd(key) ? lastDayOf(at, timeZone) : null;
  return dateCell(last ?? isoInZone(at, timeZone));
});
const dated: InWords = (value) =>
  typeof value !== 'string' ? null : hasYear(value) ? dateCell(value) : value;
const BY_UNIT: Partial<Record<Unit, InWords>> = {
  money: onlyNumber((value, { decimals }) => numberCell(formatAmount(value, decimals))),
  rate: onlyNumber((value) => rateCell(value)),
  off: onlyNumber((value) => rateCell(value)),
  position: onlyNumber((value) => numberCell(String(value + 1))),
  instant,
  day: (value) => (typeof value === 'string' ? dateCell(value) : null),
  birthday: dated,
};
const country: InWords = (value, _, { words }) =>
  typeof value === 'string' && value !== '' ? countryText(value, words.language) : null;

/** How a field is written; null where its value is made of parts that no cell can hold. */
export const inWordsOf = (key: string, schema: ZodType, unit: Unit | null): InWords | null => {
  if (unit && BY_UNIT[unit]) return BY_UNIT[unit];
  if (key === 'country') return country;
  const item = itemOf(schema);
  const { type } = defOf(item ?? bare(schema));
  const isText = isLocalized(item ?? bare(schema));
  if (!isText && ['object', 'record', 'union', 'array', 'unknown', 'any'].includes(type))
    return null;
  return item ? listed : scalar;
};
