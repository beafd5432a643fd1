/** What differs between two states of a record, leaf by leaf: items of lists are compared by what identifies them. Pure. */
export type RecordValues = Record<string, unknown>;

/** One step from a record to a leaf: a field, or an item of a list. */
export type Step = { field: string } | { item: RecordValues; identity: string };

export const isObject = (value: unknown): value is RecordValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const same = (a: unknown, b: unknown) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What a feature says of the fields of its records when two states of one are compared. */
export interface Comparison {
  /** Fields that follow from others, and say nothing about what a person changed. */
  silent?: readonly string[];
  /** Lists of texts that tell items apart which are not saved yet and so have no id. */
  identities?: readonly string[];
}

const IDENTITIES = ['id', 'key', 'code', 'url'];

/** What tells an item of a list from the others, whatever its position. */
const identityOf = (item: RecordValues, { identities = [] }: Comparison): string | undefined => {
  const name = IDENTITIES.find((one) => item[one] !== undefined && item[one] !== null);
  if (name) return `${name} ${String(item[name])}`;
  const texts = identities.map((one) => item[one]).find(Array.isArray);
  return texts && `new ${texts.join('\u001f')}`;
};

/** The items of a list by identity; null where the value is no list of distinct, identified items. */
export const itemsOf = (
  value: unknown,
  comparison: Comparison,
): Map<string, RecordValues> | null => {
  if (value === null || value === undefined) return new Map();
  if (!Array.isArray(value)) return null;
  const items = new Map<string, RecordValues>();
  for (const item of value) {
    const identity = isObject(item) ? identityOf(item, comparison) : undefined;
    if (identity === undefined || items.has(identity)) return null;
    items.set(identity, item as RecordValues);
  }
  return items;
};

/** Names of the fields on a path: `variants.basePrice`. */
export const fieldOf = (path: readonly Step[]): string =>
  path.flatMap((step) => ('field' in step ? [step.field] : [])).join('.');

/** Tells one path from another. */
export const keyOf = (path: readonly Step[]): string =>
  path.map((step) => ('field' in step ? step.field : step.identity)).join('/');

export interface Leaf {
  path: readonly Step[];
  before: unknown;
  after: unknown;
}

const walk = (
  path: readonly Step[],
  before: unknown,
  after: unknown,
  comparison: Comparison,
): Leaf[] => {
  if (same(before, after)) return [];
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) =>
      walk([...path, { field }], before[field], after[field], comparison),
    );
  const [old, now] = [itemsOf(before, comparison), itemsOf(after, comparison)];
  if (old && now && old.size + now.size > 0)
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((identity) => {
      const item = now.get(identity) ?? (old.get(identity) as RecordValues);
      return walk([...path, { item, identity }], old.get(identity), now.get(identity), comparison);
    });
  return [{ path, before, after }];
};

/** The leaves of `fields` that differ; a field that only one side names, or one of `whole`, is a leaf as a whole. */
export const leavesOf = (
  before: RecordValues | null,
  after: RecordValues | null,
  whole: readonly string[] = [],
  comparison: Comparison = {},
): Leaf[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].flatMap((field) =>
    before && after && field in before && field in after && !whole.includes(field)
      ? walk([{ field }], before[field], after[field], comparison)
      : [{ path: [{ field }], before: before?.[field], after: after?.[field] }],
  );
