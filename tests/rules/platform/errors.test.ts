import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import '#shared/validation';
import {
  amount,
  day,
  fieldErrors,
  id,
  instant,
  message,
  rate,
  requiredText,
  text,
} from '#shared/fields';
import * as schema from '#db/schema/index';
import {
  answerOf,
  conflict,
  forbidden,
  HttpError,
  invalid,
  notFound,
  stale,
  unauthorized,
} from '#server/platform/http/errors';

describe('answerOf', () => {
  const FORM = 'ra.message.invalid_form';
  test.each<[string, unknown, number, Record<string, unknown>]>([
    ['401', unauthorized(), 401, { message: 'errors.loginRequired' }],
    [
      '403 with the permitted roles',
      forbidden(['owner', 'manager']),
      403,
      { message: message('errors.forbidden', { roles: 'owner, manager' }) },
    ],
    ['403 of a key', forbidden([]), 403, { message: 'errors.forbiddenToKey' }],
    ['404', notFound(), 404, { message: 'errors.notFound' }],
    [
      '409 with the current record',
      stale({ current: { id: 1, version: 3 } }),
      409,
      { message: 'errors.stale', current: { id: 1, version: 3 } },
    ],
    ['409 with its facts', conflict('x.errors.y', { n: 2 }), 409, { message: 'x.errors.y', n: 2 }],
    [
      '422 naming the field',
      invalid({ code: 'errors.taken' }),
      422,
      { message: FORM, errors: { code: 'errors.taken' } },
    ],
    ['any other HttpError', new HttpError(429, 'errors.slow'), 429, { message: 'errors.slow' }],
    [
      'a body too large',
      { status: 413, type: 'entity.too.large' },
      413,
      { message: 'errors.tooLarge' },
    ],
    [
      'a body that is not JSON',
      { status: 400, type: 'entity.parse.failed' },
      400,
      { message: 'errors.malformed' },
    ],
    [
      'a duplicate on SQLite',
      {
        code: 'SQLITE_CONSTRAINT_UNIQUE',
        message: 'UNIQUE constraint failed: products.external_id',
      },
      422,
      { message: FORM, errors: { externalId: 'errors.taken' } },
    ],
    [
      'a duplicate on PostgreSQL',
      { code: '23505', table: 'products', constraint: 'products_external_id' },
      422,
      { message: FORM, errors: { externalId: 'errors.taken' } },
    ],
    [
      'wrapped by drizzle',
      {
        message: 'Failed query',
        cause: { code: '23505', table: 'staff', constraint: 'staff_email' },
      },
      422,
      { message: FORM, errors: { email: 'errors.taken' } },
    ],
    [
      'still referred to, on SQLite',
      { code: 'SQLITE_CONSTRAINT_FOREIGNKEY', message: 'FOREIGN KEY constraint failed' },
      409,
      { message: 'errors.stillUsed' },
    ],
    [
      'still referred to, on PostgreSQL',
      { cause: { code: '23503' } },
      409,
      { message: 'errors.stillUsed' },
    ],
  ])('an error is answered with the expected status and body: %s', (_, error, status, body) => {
    expect(answerOf(error)).toEqual({ status, body });
  });
  test.each([
    ['a bug', new TypeError('x is not a function')],
    ['a broken database', { code: '08006', message: 'connection failure' }],
    ['a failure elsewhere', { status: 503 }],
  ])('%s has no answer of its own, because it is a fault of the server', (_, error) => {
    expect(answerOf(error)).toBeNull();
  });

  const uniques = Object.values(schema)
    .filter((table) => is(table, SQLiteTable))
    .flatMap((table) => {
      const { name, indexes } = getTableConfig(table);
      const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return indexes
        .filter(({ config }) => config.unique)
        .map(({ config }) => ({
          table: name,
          index: config.name,
          columns: config.columns.map((column) => snake((column as { name: string }).name)),
        }));
    });
  test.each(uniques)(
    'the unique index $index is reported for the same field on both databases',
    ({ table, index, columns }) => {
      const sqlite = answerOf({
        code: 'SQLITE_CONSTRAINT_UNIQUE',
        message: `UNIQUE constraint failed: ${columns.map((one) => `${table}.${one}`).join(', ')}`,
      });
      const postgres = answerOf({ code: '23505', table, constraint: index });
      const fieldOf = (answer: typeof sqlite) =>
        Object.keys((answer?.body.errors ?? {}) as object)[0]?.replace(/Id$/, '');
      expect(fieldOf(postgres)).toBe(fieldOf(sqlite));
    },
  );
});

describe('messages of zod for React-Admin', () => {
  const min = (key: string, args: Record<string, unknown>) => message(`ra.validation.${key}`, args);
  test.each<[string, z.ZodType, unknown, string]>([
    ['missing', z.string(), undefined, 'ra.validation.required'],
    ['null', z.number(), null, 'ra.validation.required'],
    ['text for a number', z.number(), '7', 'ra.validation.number'],
    ['NaN', z.number(), Number.NaN, 'ra.validation.number'],
    ['a fraction', z.number().int(), 1.5, 'errors.whole'],
    ['a number for text', z.string(), 7, 'errors.wrongType'],
    ['a list for a record', z.object({}), [], 'errors.wrongType'],
    ['empty', requiredText(), '', 'ra.validation.required'],
    ['only spaces', requiredText(), '  ', 'ra.validation.required'],
    ['too short', z.string().min(10), 'x', min('minLength', { min: 10 })],
    ['too long', text(3), 'four', min('maxLength', { max: 3 })],
    ['too small', amount(), -1, min('minValue', { min: 0 })],
    ['too low a rate', rate(-10_000, 9_900), -10_001, min('minValue', { min: '-100 %' })],
    ['too high a rate', rate(0, 9_950), 9_951, min('maxValue', { max: '99.5 %' })],
    ['too big', id(), 2_147_483_648, min('maxValue', { max: 2_147_483_647 })],
    [
      'too far in the future',
      instant(),
      7_258_118_400_001,
      message('errors.latest', { day: '2199-12-31' }),
    ],
    ['no e-mail', z.email(), 'ann@', 'ra.validation.email'],
    ['no day', day(), '2025-02-29', 'errors.day'],
    ['none of them', z.enum(['a', 'b']), 'c', min('oneOf', { options: 'a, b' })],
    ['neither', z.union([z.string(), z.number()]), true, 'errors.wrongType'],
    [
      'unknown fields',
      z.strictObject({}),
      { x: 1, y: 2 },
      message('errors.unknownFields', { fields: 'x, y' }),
    ],
    ['NUL', text(), 'a\u0000', 'errors.controlCharacters'],
    ['half a character', text(), 'a\udc00', 'errors.controlCharacters'],
  ])('an invalid value gives the expected message key: %s', (_, contract, value, expected) => {
    expect(contract.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([
      expected,
    ]);
  });
  test('text may contain line breaks, tabs and characters of every script', () => {
    const written = 'Zeile 1\n\t商品 👕 ‎العربية';
    expect(text().parse(written)).toBe(written);
  });
});

describe('fieldErrors', () => {
  test('field errors are nested like the form, with the first message of each field and the others at the record', () => {
    const contract = z
      .object({
        name: z
          .string()
          .min(2)
          .regex(/^[A-Z]/, 'errors.wrongFormat'),
        lines: z.array(z.object({ paid: z.number() })),
      })
      .refine(() => false, { error: 'x.errors.whole', when: () => true });
    const { error } = contract.safeParse({ name: 'a', lines: [{ paid: 1 }, { paid: 'b' }] });
    expect(error && fieldErrors(error)).toEqual({
      name: message('ra.validation.minLength', { min: 2 }),
      lines: { 1: { paid: 'ra.validation.number' } },
      root: { serverError: 'x.errors.whole' },
    });
  });
});
