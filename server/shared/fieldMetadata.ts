/** Reads the metadata of a contract's fields. Pure, and without zod, so that every page may import it. */
import type { core, ZodType } from 'zod';

/**
 * The unit of a number. `money`: minor units of the store's currency. `rate`: basis points. `off`: basis points taken off a price. `instant`: UTC ms.
 * `position`: a place among others, counted from 0. `plain`: a number whose unit depends on another field.
 */
export type Unit =
  | 'money'
  | 'rate'
  | 'off'
  | 'count'
  | 'instant'
  | 'day'
  | 'birthday'
  | 'id'
  | 'rank'
  | 'position'
  | 'version'
  | 'days'
  | 'minutes'
  | 'minuteOfDay'
  | 'weekday'
  | 'month'
  | 'year'
  | 'grams'
  | 'plain';
export type PersonalKind = 'phone' | 'email' | 'address';

export interface FieldMetadata {
  unit?: Unit;
  /** The resource whose id the field holds. */
  reference?: string;
  /** Of a record of values: the resource whose `code` its keys are, with the names of these values as its `options`. */
  codes?: string;
  /** The field beside it, or above it, that decides its unit, and the unit for each of that field's values. */
  unitOf?: { field: string; units: Readonly<Record<string, Unit>> };
  personal?: PersonalKind;
  /** Whether it is a text per store language. */
  localized?: true;
  /** Whether the field holds a number. */
  number?: true;
}
/**
 * By path: `variants.basePrice`. Items of lists have the path of their list; the paths of records' values end with `*`.
 */
export type Fields = ReadonlyMap<string, FieldMetadata>;

const KEYS = ['unit', 'reference', 'codes', 'unitOf', 'personal', 'localized'] as const;

const own = (schema: ZodType): FieldMetadata => {
  const known: Record<string, unknown> = schema.meta() ?? {};
  return Object.fromEntries(KEYS.flatMap((key) => (key in known ? [[key, known[key]]] : [])));
};

/** Where the alternatives of a union have different units, the unit depends on another field. */
const merged = (one: FieldMetadata, other: FieldMetadata): FieldMetadata => ({
  ...one,
  ...other,
  ...(one.unit && other.unit && one.unit !== other.unit && { unit: 'plain' as const }),
});

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** What a schema is made of; the public type of a schema does not say it for every kind. */
export const defOf = <Further extends object = Record<string, unknown>>(schema: ZodType) =>
  (schema as unknown as { _zod: { def: core.$ZodTypeDef } })._zod.def as core.$ZodTypeDef & Further;

/** The schemas inside a schema: a wrapped field, or nested fields. */
export const partsOf = (schema: ZodType): [path: string, part: ZodType][] => {
  const inner = defOf(schema);
  const same = (...parts: unknown[]) =>
    parts.map((part): [string, ZodType] => ['', part as ZodType]);
  switch (inner.type) {
    case 'object':
      return Object.entries(inner.shape as Record<string, ZodType>);
    case 'record':
      return [['*', inner.valueType as ZodType]];
    case 'array':
      return same(inner.element);
    case 'tuple':
      return same(...(inner.items as ZodType[]));
    case 'union':
      return same(...(inner.options as ZodType[]));
    case 'intersection':
      return same(inner.left, inner.right);
    case 'pipe':
      return same(inner.in, inner.out);
    default:
      return inner.innerType ? same(inner.innerType) : [];
  }
};

/** The value that tells this alternative of a union from the others: `percent`; empty where there is none. */
const kindOf = (union: ZodType, alternative: ZodType): string => {
  const { discriminator } = defOf(union);
  const part = partsOf(alternative).find(([key]) => key === discriminator)?.[1];
  const values = part && defOf(part).values;
  return Array.isArray(values) ? `[${String(values[0])}]` : '';
};

const collect = (fields: Map<string, FieldMetadata>, contract: ZodType, isByKind: boolean) => {
  const visit = (path: string, schema: ZodType, outer: FieldMetadata) => {
    const metadata = { ...own(schema), ...outer };
    const isLeaf = metadata.localized === true;
    const { type } = defOf(schema);
    const isNumber = type === 'number';
    if (isNumber || Object.keys(metadata).length > 0)
      fields.set(
        path,
        merged(fields.get(path) ?? {}, { ...metadata, ...(isNumber && { number: true as const }) }),
      );
    for (const [key, part] of isLeaf ? [] : partsOf(schema)) {
      const kind = isByKind && type === 'union' ? kindOf(schema, part) : '';
      visit(key === '' ? path + kind : join(path, key), part, key === '' ? metadata : {});
    }
  };
  visit('', contract, {});
};

/** The metadata of all fields of a contract, including nested ones and those in lists. */
export const fieldMetadata = (...contracts: readonly ZodType[]): Fields => {
  const fields = new Map<string, FieldMetadata>();
  for (const contract of contracts) collect(fields, contract, false);
  return fields;
};

/** The same, and beside it each alternative of a union by its kind: `formula.bps` and `formula[percent].bps`. */
export const fieldMetadataByKind = (...contracts: readonly ZodType[]): Fields => {
  const fields = new Map(fieldMetadata(...contracts));
  const byKind = new Map<string, FieldMetadata>();
  for (const contract of contracts) collect(byKind, contract, true);
  for (const [path, metadata] of byKind) if (path.includes('[')) fields.set(path, metadata);
  return fields;
};

/** The fields of a contract that hold personal data of a member, each with its kind. */
export const personalFields = (contract: ZodType): ReadonlyMap<string, PersonalKind> =>
  new Map(
    [...fieldMetadata(contract)].flatMap(([path, { personal }]) =>
      personal ? [[path, personal] as const] : [],
    ),
  );
