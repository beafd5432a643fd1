/** The message for every way in which a value may not fit its schema. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import '#shared/validation';
import { message } from '#shared/fields';

const REQUIRED = 'ra.validation.required';
const NUMBER = 'ra.validation.number';
const kinds = z.enum(['percent', 'amount']);

test.each<[string, z.ZodType, unknown, string]>([
  ['nothing for a text', z.string(), undefined, REQUIRED],
  ['null for a text', z.string(), null, REQUIRED],
  ['a number for a text', z.string(), 5, 'errors.wrongType'],
  ['a text for a number', z.number(), 'five', NUMBER],
  ['a text for a whole number', z.number().int(), 'five', NUMBER],
  ['no number for a whole number', z.int(), NaN, NUMBER],
  ['a boundless number for a whole number', z.number().int(), Infinity, NUMBER],
  ['a fraction for a whole number', z.number().int(), 0.5, 'errors.whole'],
  ['a text for a list', z.array(z.string()), 'a', 'errors.wrongType'],
  ['an empty text', z.string().min(1), '', REQUIRED],
  [
    'a text that is too short',
    z.string().min(8),
    'a',
    message('ra.validation.minLength', { min: 8 }),
  ],
  [
    'a text that is too long',
    z.string().max(2),
    'abc',
    message('ra.validation.maxLength', { max: 2 }),
  ],
  ['an empty list', z.array(z.string()).min(1), [], REQUIRED],
  [
    'a list that is too short',
    z.array(z.string()).min(2),
    ['a'],
    message('errors.minItems', { min: 2 }),
  ],
  [
    'a list that is too long',
    z.array(z.string()).max(1),
    ['a', 'b'],
    message('errors.maxItems', { max: 1 }),
  ],
  [
    'a set that is too large',
    z.set(z.string()).max(1),
    new Set(['a', 'b']),
    message('errors.maxItems', { max: 1 }),
  ],
  ['a number below one', z.number().min(1), 0, message('ra.validation.minValue', { min: 1 })],
  [
    'a number that is too small',
    z.number().min(5),
    4,
    message('ra.validation.minValue', { min: 5 }),
  ],
  [
    'a number that is too large',
    z.number().max(5),
    6,
    message('ra.validation.maxValue', { max: 5 }),
  ],
  ['a wrong mail address', z.email(), 'a', 'ra.validation.email'],
  ['another wrong form', z.uuid(), 'a', 'errors.wrongFormat'],
  ['nothing chosen', kinds, undefined, REQUIRED],
  ['null chosen', kinds, null, REQUIRED],
  ['an empty choice', kinds, '', REQUIRED],
  [
    'what is not to choose',
    kinds,
    'free',
    message('ra.validation.oneOf', { options: 'percent, amount' }),
  ],
  [
    'unknown fields',
    z.strictObject({}),
    { a: 1, b: 2 },
    message('errors.unknownFields', { fields: 'a, b' }),
  ],
  ['none of several shapes', z.union([z.string(), z.number()]), [], 'errors.wrongType'],
  ['a number between steps', z.number().multipleOf(5), 7, 'errors.wrongType'],
  ['a key of another form', z.record(z.string().max(1), z.number()), { ab: 1 }, 'errors.wrongType'],
])('a person is told what is wrong with %s', (_, schema, value, expected) => {
  expect(schema.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([expected]);
});

test('a message that a schema has of its own is kept', () => {
  const own = z.string().refine((text) => text === 'x', 'errors.day');
  expect(own.safeParse('y').error?.issues[0]?.message).toBe('errors.day');
});
