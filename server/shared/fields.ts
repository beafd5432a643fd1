/** Errors as translation keys, and the schemas from which contracts are built; shared by server and client. */
import * as z from 'zod';
import type { FieldMetadata, PersonalKind, Unit } from '#shared/fieldMetadata';
import { isBirthday } from '#shared/birthdays';
import { plainContact } from '#shared/contacts';
import { LANGUAGES, type Localized } from '#shared/localization';
import { cleanKey, cleanText } from '#shared/searchText';

const ENCODED = '@@react-admin@@';
/** A translatable message with arguments, as React-Admin encodes it. */
export const message = (key: string, args: Record<string, unknown> = {}) =>
  Object.keys(args).length === 0 ? key : `${ENCODED}${JSON.stringify({ message: key, args })}`;
const Encoded = z.object({ message: z.string() });
/** The key of such a message, with or without arguments. */
export const keyOfMessage = (text: string): string =>
  text.startsWith(ENCODED) ? Encoded.parse(JSON.parse(text.slice(ENCODED.length))).message : text;

/** Field errors nested like the form, with translatable strings as leaves. */
export type FieldErrors = { [field: string]: string | FieldErrors };

/** Nests errors by their paths, the first of each path; those of the whole record get the key `root.serverError`. */
export const nestedErrors = (
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): FieldErrors => {
  const errors: FieldErrors = {};
  for (const issue of issues) {
    const path = issue.path.length === 0 ? ['root', 'serverError'] : issue.path.map(String);
    let parent = errors;
    for (const key of path.slice(0, -1)) {
      const next = parent[key];
      parent = typeof next === 'object' ? next : (parent[key] = {});
    }
    const leaf = path[path.length - 1] ?? 'root';
    parent[leaf] ??= issue.message;
  }
  return errors;
};

/** Converts zod's issues to nested field errors. */
export const fieldErrors = (error: z.ZodError): FieldErrors => nestedErrors(error.issues);

/** Control characters are refused: PostgreSQL cannot store NUL, and they are never typed on purpose. */
// eslint-disable-next-line no-control-regex
const noControl = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]*$/u;
export const hasControl = (typed: string): boolean => !noControl.test(typed);
export const text = (max = 200) =>
  z.string().overwrite(cleanText).max(max).regex(noControl, 'errors.controlCharacters');
/** Full-width digits, letters and signs as plain ones, for texts of one pattern: `３：４` is `3:4`. */
export const halfWidth = (typed: string): string =>
  typed.normalize('NFKC').replaceAll('∶', ':').trim();
/** A text whose blanks at both ends mean something, as tabs of pasted cells. */
export const asTyped = (max: number) =>
  z.string().max(max).regex(noControl, 'errors.controlCharacters');
export const requiredText = (max = 200) => text(max).min(1);
/** A key by which records are found, as an SKU: without characters that nobody sees. */
export const keyText = (max: number) =>
  z.string().overwrite(cleanKey).max(max).regex(noControl, 'errors.controlCharacters');
/** A channel as it stands in lists and links: letters, digits, blanks and the signs `_.-`. */
export const channel = () =>
  requiredText(40).regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u, 'errors.wrongFormat');
/** The store's own id of a line: exactly as it is sent in a basket, so that every route finds the line by it. */
export const lineId = () => text(60);
/** A code for machines: lower-case letters, digits, hyphens and underscores. */
export const code = () =>
  requiredText(80)
    .overwrite(halfWidth)
    .regex(/^[a-z0-9][a-z0-9_-]*$/, 'errors.code');
/** The largest amount of a record, so that sums over many records stay exact. */
export const MAX_AMOUNT = 1_000_000_000_000;
export const MAX_ID = 2_147_483_647;
const MAX_INSTANT = 7_258_118_400_000;
/** Refusals name the bounds of instants as days: nobody reads milliseconds. */
const dayText = (at: number) => new Date(at).toISOString().slice(0, 10);
const BEFORE = 1;

/**
 * Adds metadata to a field of a contract. Histories, exports, masks, the OpenAPI document and tests of all contracts
 * read it with `fieldMetadata`.
 */
export const describeField = <S extends z.ZodType>(schema: S, metadata: FieldMetadata): S => {
  // A method of the schema, not z.globalRegistry.add: the build of the console removes calls on z whose result is unused.
  (schema as z.ZodType).register(z.globalRegistry, { ...metadata });
  return schema;
};

/**
 * A field that may be left out, or be null, as forms send an input that was left empty: both mean the default. Null is
 * not a value of the field.
 */
export const orDefault = <S extends z.ZodType>(schema: S, value: z.output<S>) =>
  schema.nullish().transform((given) => given ?? value);
export const orNull = <S extends z.ZodType>(schema: S) => orDefault(schema.nullable(), null);
/** The same where nothing takes the place of what was left out. */
export const orNothing = <S extends z.ZodType>(schema: S) =>
  // Null is read, too, but is not part of the type: who writes code leaves the field out.
  schema.nullish().transform((given) => given ?? undefined) as unknown as z.ZodOptional<S>;

/** The largest number of a unit that is stored: what is no amount and no instant has four bytes. */
const LARGEST: Partial<Record<Unit, number>> = {
  money: MAX_AMOUNT,
  instant: MAX_INSTANT,
  plain: Number.MAX_SAFE_INTEGER,
};
/** A whole number of a unit, within the bounds or within what can be stored. */
export const whole = (unit: Unit, min?: number, max?: number) => {
  const largest = LARGEST[unit] ?? MAX_ID;
  const [least, most] = [min ?? -largest, max ?? largest];
  const [early, late] =
    unit === 'instant'
      ? [
          message('errors.earliest', { day: dayText(least) }),
          message('errors.latest', { day: dayText(most - BEFORE) }),
        ]
      : [];
  return describeField(z.number().int().min(least, early).max(most, late), { unit });
};
/** Amount in minor units of the store's currency. */
export const amount = () => whole('money', 0, MAX_AMOUNT);
/** Difference of two amounts. */
export const amountChange = () => whole('money', -MAX_AMOUNT, MAX_AMOUNT);
const percent = (bps: number) => `${bps / 100} %`;
/** Basis points: 1300 = 13 %. Refusals name the bounds in percent, as forms and files write them. */
export const rate = (min: number, max: number) =>
  describeField(
    z
      .number()
      .int()
      .min(min, message('ra.validation.minValue', { min: percent(min) }))
      .max(max, message('ra.validation.maxValue', { max: percent(max) })),
    { unit: 'rate' },
  );
/** A number of things. */
export const count = (min: number, max: number) => whole('count', min, max);
/** Instant as UTC ms, between 1970 and 2200. */
export const instant = () => whole('instant', 0, MAX_INSTANT);
export const day = () => describeField(z.iso.date('errors.day'), { unit: 'day' });
/** A birthday, with or without its year. */
export const birthday = () =>
  describeField(z.string().refine(isBirthday, 'errors.birthday'), { unit: 'birthday' });
export const id = () => whole('id', 1, MAX_ID);
/** The id of another record. */
export const reference = (resource: string) =>
  describeField(z.number().int().min(1).max(MAX_ID), { unit: 'id', reference: resource });

/** Personal data of a member, masked for roles that do not need it; what one is reached by is kept in plain letters. */
export const personal = (kind: PersonalKind): z.ZodType<string, string> => {
  if (kind === 'address') return describeField(text(500), { personal: kind });
  const field =
    kind === 'email'
      ? z.string().overwrite(plainContact).check(z.email()).max(200)
      : text(40).overwrite(plainContact);
  return describeField(field, { personal: kind });
};

const localizedShape = (max: number) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, orNothing(text(max))]));
/** A text per store language. */
export const localized = (max = 200) =>
  describeField(z.strictObject(localizedShape(max)), {
    localized: true,
  }) as unknown as z.ZodType<Localized, Localized>;
/** A text that customers read: in every language of the store. */
export const localizedInAll = (max = 200) =>
  LANGUAGES.reduce(
    (shape, language) =>
      shape.refine((texts) => (texts[language]?.length ?? 0) > 0, {
        error: 'ra.validation.required',
        path: [language],
      }),
    localized(max),
  );
export const requiredLocalized = (max = 200) =>
  localized(max).refine((names) => Object.values(names).some((name) => name && name.length > 0), {
    error: 'ra.validation.required',
    path: ['en'],
  });
