/** Schemas of the OpenAPI document, with a description of each field. */
import * as z from 'zod';
import type { ZodType } from 'zod';
import type { FieldMetadata, Unit } from '#shared/fieldMetadata';

/** Descriptions of the units, for readers of the document. */
const UNIT_DESCRIPTIONS: Record<Unit, string> = {
  money: "Minor units of the store's currency",
  rate: 'Basis points: 100 = 1 %',
  off: 'Basis points taken off: 2000 = 20 % off',
  count: 'A number of things',
  instant: 'Milliseconds since 1970-01-01T00:00:00Z',
  day: "A business day in the store's time zone, YYYY-MM-DD",
  birthday: 'A birthday, YYYY-MM-DD, or --MM-DD where the year is not known',
  id: 'Id of a record',
  rank: 'An order among others',
  position: 'A place among others, counted from 0',
  version: 'Version of a record',
  days: 'A number of days',
  minutes: 'A number of minutes',
  minuteOfDay: "Minutes since midnight in the store's time zone",
  weekday: 'Day of the week: 1 Monday to 7 Sunday',
  month: 'Month of the year: 1 to 12',
  year: 'Calendar year',
  grams: 'Grams',
  plain: 'A number whose unit another field decides',
};

const descriptionOf = ({ unit, reference, personal, localized }: FieldMetadata) => {
  if (reference) return `Id of one of ${reference}`;
  if (personal) return 'Personal data of a member';
  if (localized) return 'A text per language of the store';
  return unit && UNIT_DESCRIPTIONS[unit];
};

/** Replaces the metadata of a field by a description and extensions (`x-unit`). */
const describe = (schema: Record<string, unknown>) => {
  const { unit, reference, personal, localized } = schema as FieldMetadata;
  const description = descriptionOf(schema as FieldMetadata);
  delete schema.unit;
  delete schema.reference;
  delete schema.codes;
  delete schema.unitOf;
  delete schema.personal;
  delete schema.localized;
  if (description) schema.description ??= description;
  if (unit) schema['x-unit'] = unit;
  if (reference) schema['x-reference'] = reference;
  if (personal) schema['x-personal'] = personal;
  if (localized) schema['x-localized'] = true;
};

export const toSchema = (schema: ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => describe(jsonSchema as Record<string, unknown>),
  }) as Record<string, unknown>;
  return rest;
};
