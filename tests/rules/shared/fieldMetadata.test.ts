/** What is known of the fields of a contract, however they are wrapped and nested. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { fieldMetadata, fieldMetadataByKind, personalFields } from '#shared/fieldMetadata';
import {
  amount,
  describeField,
  instant,
  localized,
  personal,
  rate,
  reference,
  text,
} from '#shared/fields';

const MONEY = { unit: 'money', number: true };

describe('the metadata of a field', () => {
  test.each<[string, () => z.ZodType]>([
    ['as it is', () => amount()],
    ['that may be left out', () => amount().optional()],
    ['that may be null', () => amount().nullable()],
    ['with a default', () => amount().default(0)],
    ['with a further check', () => amount().refine((value) => value > 0)],
    [
      'that is converted',
      () =>
        amount()
          .nullish()
          .transform((value) => value ?? null),
    ],
    ['that is read from a text', () => z.pipe(z.transform(Number), amount())],
    ['in a list', () => z.array(amount())],
    ['in a list of fixed length', () => z.tuple([text(), amount()])],
    ['beside other fields', () => z.union([amount(), amount().min(5)])],
    ['of two shapes at once', () => z.intersection(amount(), amount().min(1))],
  ])('is found for a field %s', (_, make) => {
    const fields = fieldMetadata(z.object({ total: make() }));
    expect([...fields]).toEqual([['total', MONEY]]);
  });
  test('is named by its path, with a star for the values of a record', () => {
    const fields = fieldMetadata(
      z.object({
        window: z.object({ from: instant(), note: text() }),
        lines: z.array(z.object({ parentId: reference('categories').nullable() })),
        byCode: z.record(z.string(), amount()),
        deep: z.record(z.string(), z.object({ price: amount() })),
      }),
    );
    expect(Object.fromEntries(fields)).toEqual({
      'window.from': { unit: 'instant', number: true },
      'lines.parentId': { unit: 'id', reference: 'categories', number: true },
      'byCode.*': MONEY,
      'deep.*.price': MONEY,
    });
  });
  test('tells numbers without a unit, and nothing of texts and choices', () => {
    const fields = fieldMetadata(
      z.object({ width: z.number(), name: z.string(), kind: z.enum(['a']), isOpen: z.boolean() }),
    );
    expect([...fields]).toEqual([['width', { number: true }]]);
  });
  test('of a text for each language is that of the whole field', () => {
    const fields = fieldMetadata(z.object({ names: localized().default({}) }));
    expect([...fields]).toEqual([['names', { localized: true }]]);
  });
  test('tells which fields are personal, and of which kind', () => {
    const member = z.object({
      phone: personal('phone').nullable(),
      mail: z.array(personal('email')),
      level: text(),
    });
    expect(personalFields(member)).toEqual(
      new Map([
        ['phone', 'phone'],
        ['mail', 'email'],
      ]),
    );
  });
  test('is that of the whole list, or of the record alone, where it stands there', () => {
    const fields = fieldMetadata(
      z.object({
        counts: describeField(z.array(z.number()), { unit: 'count' }),
        values: describeField(z.record(z.string(), amount()), { codes: 'attributes' }),
      }),
    );
    expect(Object.fromEntries(fields)).toEqual({
      counts: { unit: 'count', number: true },
      values: { codes: 'attributes' },
      'values.*': MONEY,
    });
  });
  test('of several contracts is one list', () => {
    const fields = fieldMetadata(z.object({ a: amount() }), z.object({ b: amount(), a: amount() }));
    expect([...fields.keys()]).toEqual(['a', 'b']);
    expect(fields.get('a')).toEqual(MONEY);
  });
});

describe('the alternatives of a union', () => {
  const formula = z.discriminatedUnion('kind', [
    z.object({ value: rate(0, 100), kind: z.literal('percent') }),
    z.object({ value: amount(), kind: z.literal('set') }),
    z.object({ at: instant(), kind: z.literal('at') }),
  ]);
  test('have a plain unit where theirs differ', () => {
    const fields = fieldMetadata(z.object({ formula }));
    expect(Object.fromEntries(fields)).toEqual({
      'formula.value': { unit: 'plain', number: true },
      'formula.at': { unit: 'instant', number: true },
    });
  });
  test('are told apart by their kind, wherever it stands among their fields', () => {
    const fields = fieldMetadataByKind(z.object({ formula }));
    expect(Object.fromEntries(fields)).toEqual({
      'formula.value': { unit: 'plain', number: true },
      'formula.at': { unit: 'instant', number: true },
      'formula[percent].value': { unit: 'rate', number: true },
      'formula[set].value': MONEY,
      'formula[at].at': { unit: 'instant', number: true },
    });
  });
  test('without a kind have the path of their field', () => {
    const either = z.object({ either: z.union([amount(), z.object({ price: amount() })]) });
    const expected = { either: MONEY, 'either.price': MONEY };
    expect(Object.fromEntries(fieldMetadataByKind(either))).toEqual(expected);
    expect(Object.fromEntries(fieldMetadata(either))).toEqual(expected);
  });
});
