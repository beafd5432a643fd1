/** Validates and encodes attribute values. Pure. */
import type { Attribute, AttributeType, AttributeValue } from '#contract/catalog/attributes';
import { day } from '#shared/fields';
import { LANGUAGES, type Localized } from '#shared/localization';

type Kind = Pick<Attribute, 'type' | 'options'>;

const Day = day();

/** The error key of a value that does not fit the attribute; undefined where it fits. */
export const valueError = (attribute: Kind, value: AttributeValue): string | undefined => {
  switch (attribute.type) {
    case 'text':
      return typeof value === 'object' || typeof value === 'string'
        ? undefined
        : 'errors.wrongType';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? undefined
        : 'ra.validation.number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'errors.wrongType';
    case 'date':
      return Day.safeParse(value).success ? undefined : 'errors.day';
    case 'choice':
    case 'colour':
      return attribute.options.some(({ code }) => code === value)
        ? undefined
        : 'attributes.errors.unknownOption';
  }
};

/** Whether a value is empty and therefore counts as missing. */
export const isEmptyValue = (value: AttributeValue | null | undefined): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && LANGUAGES.every((language) => !value[language]));

/** Encodes a value for storage: localized text as JSON with sorted languages, everything else as plain text. */
export const encodeValue = (type: AttributeType, value: AttributeValue): string => {
  if (type !== 'text') return String(value);
  const texts: Localized = typeof value === 'object' ? value : { en: String(value) };
  return JSON.stringify(
    Object.fromEntries(LANGUAGES.filter((l) => texts[l]).map((l) => [l, texts[l]])),
  );
};

export const decodeValue = (type: AttributeType, stored: string): AttributeValue => {
  if (type === 'text') return JSON.parse(stored) as Localized;
  if (type === 'number') return Number(stored);
  if (type === 'boolean') return stored === 'true';
  return stored;
};
