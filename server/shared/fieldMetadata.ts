/** Reads the metadata of a contract's fields. Pure, and without zod, so that every page may import it. */
import type { core, ZodType } from 'zod';

/**
 * The unit of a number. `money`: minor units of the store's currency. `rate`: basis points. `instant`: UTC ms.
 * `plain`: a number whose unit depends on another field.
 */
export type Unit =
  | 'money'
  | 'rate'
  | 'count'
  | 'instant'
  | 'day'
  | 'id'
  | 'rank'
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

const KEYS = ['unit', 'reference', 'personal', 'localized'] as const;

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

/** The schemas inside a schema: a wrapped field, or nested fields. */
export const partsOf = (schema: ZodType): [path: string, part: ZodType][] => {
  const { def } = (schema as unknown as { _zod: { def: core.$ZodTypeDef } })._zod;
  const inner = def as unknown as Record<string, unknown>;
  const same = (...parts: unknown[]) =>
    parts.map((part): [string, ZodType] => ['', part as ZodType]);
  switch (def.type) {
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

/** The metadata of all fields of a contract, including nested ones and those in lists. */
export const fieldMetadata = (...contracts: readonly ZodType[]): Fields => {
  const fields = new Map<string, FieldMetadata>();
  const visit = (path: string, schema: ZodType, outer: FieldMetadata) => {
    const metadata = { ...own(schema), ...outer };
    const isLeaf = metadata.localized === true;
    const parts = isLeaf ? [] : partsOf(schema);
    const { type } = (schema as unknown as { _zod: { def: core.$ZodTypeDef } })._zod.def;
    const isNumber = type === 'number';
    if (isNumber || Object.keys(metadata).length > 0)
      fields.set(
        path,
        merged(fields.get(path) ?? {}, { ...metadata, ...(isNumber && { number: true as const }) }),
      );
    for (const [key, part] of parts)
      visit(key === '' ? path : join(path, key), part, key === '' ? metadata : {});
  };
  for (const contract of contracts) visit('', contract, {});
  return fields;
};

/** The fields of a contract that hold personal data of a member, each with its kind. */
export const personalFields = (contract: ZodType): ReadonlyMap<string, PersonalKind> =>
  new Map(
    [...fieldMetadata(contract)].flatMap(([path, { personal }]) =>
      personal ? [[path, personal] as const] : [],
    ),
  );
