/** Names of fields, and values that are no records, in the words of the screen. Pure. */
import { DAY_MS } from '#shared/days';
import type { FieldMetadata, Fields, Unit } from '#shared/fieldMetadata';
import { dateFormat, numberFormat } from '#shared/formatters';
import { LANGUAGES, type Localized } from '#shared/localization';
import { toFolds } from '#shared/folds';
import { isWindowEnd } from '#shared/windowEnds';
import { isPictureAddress } from '#rules/platform/pictures';
import { formatBirthday, formatDay } from '../../../ui/record/dayText.ts';
import { absolute } from '../../../ui/record/instant.tsx';
import { endText } from '../../../ui/record/lastDay.ts';
import { formatMoney } from '../../../ui/record/money.tsx';

export type Translate = (
  key: string,
  options?: Readonly<Record<string, string | number>>,
) => string;

export interface Settings {
  currency: string;
  timeZone: string;
  locale: string;
}

/** `formula[percent].bps` → `formula.bps` */
const withoutKinds = (path: string) => path.replaceAll(/\[[^\]]*\]/g, '');
export const lastOf = (path: string) => {
  const plain = withoutKinds(path);
  return plain.slice(plain.lastIndexOf('.') + 1);
};

/** `a.b.c` → `a.b`; empty for a field of the record itself. */
export const outerOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** `a.b.c` → `a.b.c`, `b.c`, `c` */
const suffixesOf = (path: string): string[] => {
  const parts = path.split('.');
  return parts.map((_, index) => parts.slice(index).join('.'));
};

const firstText = (translate: Translate, keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const text: unknown = translate(key, { _: '' });
    if (typeof text === 'string' && text !== '') return text;
  }
  return undefined;
};

/** What a field is called, of the record itself or within others; undefined where it has no name. */
export const fieldName = (translate: Translate, resource: string, path: string) => {
  const plain = withoutKinds(path);
  const named = `resources.${resource}.fields`;
  return firstText(translate, [
    ...(plain.includes('.') ? [] : [`activities.fields.${plain}`]),
    // A field with fields of its own has its name under `_`.
    ...suffixesOf(plain).flatMap((suffix) => [`${named}.${suffix}`, `${named}.${suffix}._`]),
    `fields.${lastOf(plain)}`,
  ]);
};

/** What names the coded values of a resource: `FeatureOptions.values`. */
export type ValueNames = Readonly<Record<string, string>>;

/** What a coded value is called: in this resource, else wherever a field has this name; undefined where it has no name. */
export const valueName = (
  translate: Translate,
  values: ValueNames,
  path: string,
  value: string | number | boolean,
) => {
  const plain = withoutKinds(path);
  const own = suffixesOf(plain).flatMap((suffix) => values[suffix] ?? []);
  return firstText(
    translate,
    // A full stop would mean a message within another: `orders.write` is named by `ordersWrite`.
    [...own, `values.${lastOf(plain)}`].map(
      (prefix) =>
        `${prefix}.${String(value).replaceAll(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ),
  );
};

/** What the contract says of a field; by the kinds of what is around it, where it depends on them. */
export const metadataAt = (fields: Fields, path: string): FieldMetadata =>
  fields.get(path) ?? fields.get(withoutKinds(path)) ?? {};

export const unitOf = (
  { unit, unitOf: deciding }: FieldMetadata,
  around: Readonly<Record<string, unknown>>,
): Unit | undefined => (deciding && deciding.units[String(around[deciding.field])]) ?? unit;

/** An instant in a record whose contract does not say so: nobody reads milliseconds. */
const isInstant = (path: string, value: number) =>
  /(At|From|Until|Since|^at)$/.test(lastOf(path)) && value > 100_000_000_000;

/** Numbers that are names, as a year is, are written without separators also where their contract does not say so. */
const isYear = (path: string) => /^(year|port)$|Year$/.test(lastOf(path));
const unitByName = (path: string, value: number): Unit | undefined =>
  isInstant(path, value) ? 'instant' : isYear(path) ? 'year' : undefined;

const two = (value: number) => String(value).padStart(2, '0');
/** A Monday, as UTC ms: names of weekdays count from it. */
const MONDAY = Date.UTC(2024, 0, 1);

/** A number with its unit. */
const numberText = (
  value: number,
  unit: Unit | undefined,
  { currency, timeZone, locale }: Settings,
): string => {
  const plain = numberFormat(locale, { maximumFractionDigits: 6 });
  switch (unit) {
    case 'money':
      return formatMoney(value, currency, locale);
    case 'rate':
    case 'off':
      return numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
        value / 10_000,
      );
    case 'instant':
      return absolute(value, timeZone, locale);
    case 'minuteOfDay':
      return `${two(Math.floor(value / 60))}:${two(value % 60)}`;
    case 'weekday':
      return dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
        MONDAY + (value - 1) * DAY_MS,
      );
    case 'position':
      return plain.format(value + 1);
    case 'id':
      return `#${value}`;
    case 'year':
      return String(value);
    default:
      return plain.format(value);
  }
};

export interface LeafWords {
  translate: Translate;
  settings: Settings;
  values: ValueNames;
}

/** A value that is no list, object or record. */
export const leafText = (
  value: string | number | boolean,
  path: string,
  unit: Unit | undefined,
  { translate, settings, values }: LeafWords,
): string => {
  if (typeof value === 'string' && isPictureAddress(value)) return translate('pictures.stored');
  const named = valueName(translate, values, path, value);
  if (named !== undefined) return named;
  if (typeof value === 'boolean') return translate(`ra.boolean.${value}`);
  if (typeof value === 'number' && unit === 'off')
    return translate('values.reduction', {
      figure: settings.locale.startsWith('zh') ? toFolds(value) : numberText(value, unit, settings),
    });
  if (typeof value === 'number') {
    const known = unit === undefined || unit === 'plain' ? (unitByName(path, value) ?? unit) : unit;
    return known === 'instant' && isWindowEnd(withoutKinds(path))
      ? endText(value, settings)
      : numberText(value, known, settings);
  }
  if (unit === 'birthday') return formatBirthday(value, settings.locale);
  return unit === 'day' && /^\d{4}-\d\d-\d\d$/.test(value)
    ? formatDay(value, settings.locale)
    : value;
};

export const isLocalized = (value: object): value is Localized =>
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => (LANGUAGES as readonly string[]).includes(key));
