/** The metadata of contract fields, and the check that every field has it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { fieldMetadata, fieldMetadataByKind, partsOf, personalFields } from '#shared/fieldMetadata';
import { amount, instant, localized, personal, rate, reference } from '#shared/fields';
import { routes } from '#server/app';

const SERVER = join(import.meta.dirname, '../../../server');

const contractFiles = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('contract.ts'),
);

/** Every schema that a contract exports or a route accepts, with the place of its declaration. */
const allContracts = async (): Promise<[name: string, contract: z.ZodType][]> => {
  const exported: [string, z.ZodType][] = [];
  for (const file of contractFiles) {
    const contracts = (await import(join(SERVER, file))) as Record<string, unknown>;
    for (const [name, contract] of Object.entries(contracts))
      if (contract instanceof z.ZodType) exported.push([`${file} ${name}`, contract]);
  }
  const taken = routes.flatMap(({ method, path, body, query }) =>
    [body, query].flatMap((contract): [string, z.ZodType][] =>
      contract ? [[`${method} ${path}`, contract]] : [],
    ),
  );
  return [...exported, ...taken];
};

describe('the metadata of a contract', () => {
  const contract = z.object({
    total: amount()
      .nullish()
      .transform((total) => total ?? null),
    lines: z
      .array(
        z.strictObject({ price: amount().min(1), parentId: reference('categories').nullable() }),
      )
      .max(3),
    window: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('at'), at: instant() }),
      z.object({ kind: z.literal('off'), value: rate(0, 100) }),
      z.object({ kind: z.literal('paid'), value: amount() }),
    ]),
    names: localized().default({}),
    phone: personal('phone').nullable().optional(),
    byCode: z.record(z.string(), amount()),
  });
  const fields = fieldMetadata(contract.refine(() => true));

  test('the unit of a field is found through optional, default and transform wrappers', () => {
    expect(fields.get('total')).toEqual({ unit: 'money', number: true });
  });

  test('fields of nested objects and of lists are named by their path', () => {
    expect(fields.get('lines.price')).toMatchObject({ unit: 'money' });
    expect(fields.get('lines.parentId')).toMatchObject({ unit: 'id', reference: 'categories' });
    expect(fields.get('byCode.*')).toMatchObject({ unit: 'money' });
  });

  test('the alternatives of a union are merged, and differing units become plain', () => {
    expect(fields.get('window.at')).toMatchObject({ unit: 'instant' });
    expect(fields.get('window.value')).toMatchObject({ unit: 'plain' });
  });

  test('localized and personal fields are marked', () => {
    expect(fields.get('names')).toEqual({ localized: true });
    expect(personalFields(contract)).toEqual(new Map([['phone', 'phone']]));
  });
});

test('no contract calls z for its effect alone, because the build of the console removes such calls', () => {
  const files = [
    ...contractFiles,
    ...readdirSync(join(SERVER, 'shared')).map((file) => `shared/${file}`),
  ];
  const calls = files.flatMap((file) =>
    [...readFileSync(join(SERVER, file), 'utf8').matchAll(/[;{]\s*\n\s*(z\.[\w.]+\()/g)].map(
      ([, call]) => `${file}: ${call}`,
    ),
  );
  expect(calls).toEqual([]);
});

test('the alternatives of a union are found by their kind, too', () => {
  const formula = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), value: rate(0, 100) }),
    z.object({ kind: z.literal('set'), value: amount() }),
  ]);
  const fields = fieldMetadataByKind(z.object({ formulas: z.array(formula.nullable()) }));
  expect(fields.get('formulas.value')).toMatchObject({ unit: 'plain' });
  expect(fields.get('formulas[percent].value')).toMatchObject({ unit: 'rate' });
  expect(fields.get('formulas[set].value')).toMatchObject({ unit: 'money' });
});

test('every number in a contract has a unit', async () => {
  const contracts = await allContracts();
  expect(contracts.length).toBeGreaterThan(100);
  const bare = contracts.flatMap(([name, contract]) =>
    [...fieldMetadata(contract)].flatMap(([path, { number, unit }]) =>
      number && !unit ? [`${name}: ${path}`] : [],
    ),
  );
  expect([...new Set(bare)]).toEqual([]);
});

test('every field whose name ends in Id or Ids names the resource it refers to', async () => {
  const bare = (await allContracts()).flatMap(([name, contract]) =>
    [...fieldMetadata(contract)].flatMap(([path, { number, reference: resource }]) =>
      number && /Ids?$/.test(path) && !resource ? [`${name}: ${path}`] : [],
    ),
  );
  expect([...new Set(bare)]).toEqual([]);
});

/** Names of fields by which a record is found that the store's own systems name. */
const KEY = /^(sku|barcode|member|orderId|externalIds?|\w+ExternalId)$/;

test('every key that a request may name is cleaned of characters that nobody sees', async () => {
  const kept = new Set<string>();
  const cleaned = new Set<string>();
  const visit = (name: string, field: string, schema: z.ZodType) => {
    if (KEY.test(field)) {
      for (const sent of ['A\u200bB', ['A\u200bB']]) {
        const { success, data } = schema.safeParse(sent);
        if (success) (String(data) === 'AB' ? cleaned : kept).add(`${name}: ${field}`);
      }
      return;
    }
    for (const [part, inner] of partsOf(schema)) visit(name, part || field, inner);
  };
  for (const [name, contract] of await allContracts())
    if (/^(get|post|put|delete) |Input$/.test(name)) visit(name, '', contract);
  expect([...kept]).toEqual([]);
  expect(cleaned.size).toBeGreaterThan(15);
});
