/** Errors as forms show them, field by field. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import '#shared/validation';
import { flatErrors } from '#shared/fieldErrors';
import { amount, fieldErrors, message, nestedErrors, requiredText } from '#shared/fields';

describe('errors', () => {
  test('are keys, with arguments only where they have some', () => {
    expect(message('errors.day')).toBe('errors.day');
    expect(message('x', { min: 1 })).toBe('@@react-admin@@{"message":"x","args":{"min":1}}');
  });
  const issue = (text: string, ...path: (string | number)[]) => ({ path, message: text });
  test('are nested like the form, the first one of each place', () => {
    expect(
      nestedErrors([
        issue('a', 'names', 'en'),
        issue('b', 'variants', 1, 'sku'),
        issue('c', 'variants', 1, 'cost'),
        issue('d', 'variants', 0, 'sku'),
        issue('e', 'names', 'en'),
        issue('f'),
      ]),
    ).toEqual({
      names: { en: 'a' },
      variants: { 0: { sku: 'd' }, 1: { sku: 'b', cost: 'c' } },
      root: { serverError: 'f' },
    });
  });
  test('of one place and of places inside it lose neither the place inside', () => {
    const inside = { variants: { 0: { sku: 'b' } } };
    expect(nestedErrors([issue('a', 'variants'), issue('b', 'variants', 0, 'sku')])).toEqual(
      inside,
    );
    expect(nestedErrors([issue('b', 'variants', 0, 'sku'), issue('a', 'variants')])).toEqual(
      inside,
    );
  });
  test('of a schema are found by their field', () => {
    const { error } = z
      .object({ total: amount(), lines: z.array(z.object({ sku: requiredText() })) })
      .safeParse({
        total: -1,
        lines: [{ sku: 'A' }, {}],
      });
    expect(error && fieldErrors(error)).toEqual({
      total: message('ra.validation.minValue', { min: 0 }),
      lines: { 1: { sku: 'ra.validation.required' } },
    });
  });
  test('are told one by one with their path', () => {
    expect(flatErrors({ a: 'x', b: { 0: { c: 'y' }, d: 'z' } })).toEqual([
      { path: ['a'], message: 'x' },
      { path: ['b', '0', 'c'], message: 'y' },
      { path: ['b', 'd'], message: 'z' },
    ]);
    expect(flatErrors({})).toEqual([]);
    expect(flatErrors({ sku: 'x' }, ['variants', '2'])).toEqual([
      { path: ['variants', '2', 'sku'], message: 'x' },
    ]);
  });
});
