/**
 * Which fields of a product a version changes: of each field the newest statement holds, whenever it arrives. Localized
 * texts count by language, and attributes by code. Pure.
 */
import { OPTIONAL_FIELD_NAMES, type StoreProductInput } from '#contract/catalog/products';
import { isOutdated, newestClock } from '../../platform/records/sourceClock.ts';
import type { Product } from './product.ts';

/** Instants by the store's own clock, UTC ms: of fields by name, of texts and attributes by `names.en`. */
export type FieldClocks = Record<string, number | null>;
export interface Clocks {
  /** The instant of the newest version, null where none had one. */
  sourceUpdatedAt: number | null;
  /** Those of the fields that differ from it. What is neither here nor in the product was never said. */
  fieldClocks: FieldClocks;
}

const WHOLE = [
  ...OPTIONAL_FIELD_NAMES,
  'status',
  'categoryCode',
  'categoryCodes',
  'tags',
  'options',
  'images',
  'variants',
] as const;
const KEYED = ['names', 'descriptions', 'attributes'] as const;
type Keyed = Partial<Record<(typeof KEYED)[number], Readonly<Record<string, unknown>> | undefined>>;

const isNothing = (value: unknown) => value === undefined || value === null || value === '';

/** What there is below `names`, `descriptions` and `attributes`, by path. */
const keyedOf = (from: Keyed): Map<string, unknown> =>
  new Map(
    KEYED.flatMap((field) =>
      Object.entries(from[field] ?? {}).map(([key, value]): [string, unknown] => [
        `${field}.${key}`,
        value,
      ]),
    ),
  );

/** Only what the version says of these paths. */
const partOf = (sent: StoreProductInput, said: ReadonlySet<string>): StoreProductInput => {
  const part: Record<string, unknown> = {
    externalId: sent.externalId,
    updatedAt: sent.updatedAt,
  };
  for (const field of WHOLE) if (said.has(field)) part[field] = sent[field];
  for (const field of KEYED) {
    const entries = Object.entries(sent[field] ?? {}).filter(([key]) =>
      said.has(`${field}.${key}`),
    );
    if (entries.length > 0) part[field] = Object.fromEntries(entries);
  }
  return part as StoreProductInput;
};

type Known = Clocks & Pick<Product, (typeof KEYED)[number]>;

/**
 * A version without an instant is as new as the newest that has one. `said`: what holds of the version; null where nothing
 * of it does, and it is no newer than what is known.
 */
export const saidBy = (
  sent: StoreProductInput,
  before: Known | null,
): { said: StoreProductInput | null; clocks: Clocks } => {
  const known = before?.sourceUpdatedAt ?? null;
  const fieldClocks = before?.fieldClocks ?? {};
  const clock = sent.updatedAt ?? known;
  const newest = newestClock(sent.updatedAt, known);
  const [sentKeys, storedKeys] = [keyedOf(sent), keyedOf(before ?? {})];
  const keyed = new Set([
    ...sentKeys.keys(),
    ...storedKeys.keys(),
    ...Object.keys(fieldClocks).filter((path) => path.includes('.')),
  ]);
  const said = new Set<string>();
  const after: FieldClocks = {};
  const judge = (
    path: string,
    value: unknown,
    isKnown: boolean,
    isKept: (isSaid: boolean) => boolean,
  ) => {
    const listed = fieldClocks[path];
    const ofField = listed !== undefined ? listed : isKnown ? known : null;
    const isSaid = value !== undefined && !isOutdated(clock, ofField);
    if (isSaid) said.add(path);
    const next = isSaid ? clock : ofField;
    if (next !== (isKept(isSaid) ? newest : null)) after[path] = next;
  };
  for (const field of WHOLE) judge(field, sent[field], true, () => true);
  for (const path of keyed) {
    const [value, stored] = [sentKeys.get(path), storedKeys.get(path)];
    judge(path, value, !isNothing(stored), (isSaid) => !isNothing(isSaid ? value : stored));
  }
  const isOlder = said.size === 0 && newest === known;
  return {
    said: before && isOlder ? null : partOf(sent, said),
    clocks: { sourceUpdatedAt: newest, fieldClocks: after },
  };
};

export const isSameClocks = (one: Clocks, other: Clocks): boolean => {
  const textOf = ({ sourceUpdatedAt, fieldClocks }: Clocks) =>
    JSON.stringify([sourceUpdatedAt, Object.entries(fieldClocks).sort()]);
  return textOf(one) === textOf(other);
};
