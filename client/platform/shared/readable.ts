/** Values of any field in words a person reads: for what changed, then and now. */
import { useTranslate } from 'react-admin';
import type { Fields } from '#shared/fieldMetadata';
import { isPictureAddress } from '#rules/platform/pictures';
import { LANGUAGES, localize, type Localized } from '#shared/localization';
import { absolute } from '../../ui/record/instant.tsx';
import { formatMoney } from '../../ui/record/money.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useFields } from './useFields.ts';

const isLocalized = (value: object): value is Localized =>
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => (LANGUAGES as readonly string[]).includes(key));

/** An instant in a record whose contract does not say so: nobody reads milliseconds. */
const isInstant = (field: string, value: number) =>
  /(At|From|Until|Since|^at)$/.test(field) && value > 100_000_000_000;

type Words = ReturnType<typeof useStoreSettings> & {
  translate: ReturnType<typeof useTranslate>;
  resource: string;
  fields: Fields;
};

const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The name of a field within a field: `resources.products.fields.variants.sku`. */
const innerLabel = (field: string, key: string, { translate, resource }: Words) =>
  translate(`resources.${resource}.fields.${field}.${key}`, {
    _: translate(`resources.${resource}.fields.${key}`, { _: key }),
  });

const textOf = (path: string, value: unknown, words: Words): string => {
  const { translate, currency, timeZone, locale, fields } = words;
  const field = path.slice(path.lastIndexOf('.') + 1);
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean')
    return translate(`values.${field}.${value}`, { _: translate(`ra.boolean.${value}`) });
  if (typeof value === 'number') {
    const unit = fields.get(path)?.unit;
    if (unit === 'money') return formatMoney(value, currency, locale);
    if (unit === 'instant' || isInstant(field, value)) return absolute(value, timeZone, locale);
    return unit === 'rate'
      ? `${value / 100} %`
      : translate(`values.${field}.${value}`, { _: String(value) });
  }
  if (typeof value === 'string' && isPictureAddress(value)) return translate('pictures.stored');
  if (typeof value === 'string') return translate(`values.${field}.${value}`, { _: value });
  if (Array.isArray(value)) {
    if (value.length === 0) return '–';
    return value.map((one) => textOf(path, one, words)).join(translate('layout.listSeparator'));
  }
  if (isLocalized(value)) return localize(value, locale);
  return Object.entries(value)
    .filter(([key, inner]) => key !== 'id' && !isEmpty(inner))
    .map(
      ([key, inner]) =>
        `${innerLabel(field, key, words)}: ${textOf(`${path}.${key}`, inner, words)}`,
    )
    .join('; ');
};

/** `(field, value) => text`: money, instants, localized texts, lists, yes/no, and codes known as `values.<field>.<code>`. */
export const useReadable = (resource: string) => {
  const translate = useTranslate();
  const words = { ...useStoreSettings(), translate, resource, fields: useFields(resource) };
  return (field: string, value: unknown) => textOf(field, value, words);
};
