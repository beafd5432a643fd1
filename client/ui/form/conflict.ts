/**
 * Two people saved the same record: what each changed, and what to send after choosing. Fields within fields and items of
 * lists are merged one by one, so that people who edit different variants do not lose each other's work. Pure.
 */
import {
  type RecordValues,
  fieldOf,
  isObject,
  itemsOf,
  keyOf,
  same,
  type Step,
} from '../record/leaves.ts';

export type Side = 'mine' | 'theirs';

/** Fields that say nothing about what a person changed; `basePriceSince` follows the price. */
const SILENT = new Set(['id', 'version', 'updatedAt', 'createdAt', 'basePriceSince']);

export interface ConflictField {
  /** Tells it from the others; the key of its choice. */
  key: string;
  path: readonly Step[];
  /** `variants.basePrice` */
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Did I change it too? Only then is there something to choose. */
  both: boolean;
}

type Decide = (conflict: ConflictField) => unknown;

/** Merges three states; `decide` is called for every leaf that the other person changed. */
const merge = (
  path: readonly Step[],
  base: unknown,
  mine: unknown,
  theirs: unknown,
  decide: Decide,
): unknown => {
  if (same(base, theirs)) return mine;
  if (same(mine, theirs)) return theirs;
  if (isObject(mine) && isObject(theirs)) {
    const old = isObject(base) ? base : {};
    const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return Object.fromEntries(
      fields.map((field) => [
        field,
        SILENT.has(field)
          ? (theirs[field] ?? mine[field])
          : merge([...path, { field }], old[field], mine[field], theirs[field], decide),
      ]),
    );
  }
  const [old, own, others] = [itemsOf(base), itemsOf(mine), itemsOf(theirs)];
  if (old && own && others && Array.isArray(mine) && Array.isArray(theirs)) {
    const identities = [...new Set([...others.keys(), ...own.keys()])];
    return identities.flatMap((identity) => {
      const item = others.get(identity) ?? (own.get(identity) as RecordValues);
      const at = [...path, { item, identity }];
      const [was, my, their] = [old, own, others].map((items) => items.get(identity));
      return merge(at, was, my, their, decide) ?? [];
    });
  }
  const both = !same(base, mine);
  return decide({ key: keyOf(path), path, field: fieldOf(path), base, mine, theirs, both });
};

/** The leaves someone else changed since `base` was read; of the fields in `editable`, where it is given. */
export const conflictsOf = (
  base: RecordValues,
  mine: RecordValues,
  theirs: RecordValues,
  editable: readonly string[] = Object.keys(theirs),
): ConflictField[] => {
  const conflicts: ConflictField[] = [];
  const note: Decide = (conflict) => void conflicts.push(conflict);
  for (const field of editable)
    if (!SILENT.has(field) && field in theirs && field in mine)
      merge([{ field }], base[field], mine[field], theirs[field], note);
  return conflicts;
};

/** The record to go on with: theirs, under everything I changed, except where I chose theirs. */
export const resolved = (
  base: RecordValues,
  mine: RecordValues,
  theirs: RecordValues,
  choices: Record<string, Side>,
): RecordValues => {
  const decide: Decide = ({ key, both, mine: my, theirs: their }) =>
    both && choices[key] !== 'theirs' ? my : their;
  const result: RecordValues = { ...mine, ...theirs };
  for (const field of Object.keys(mine))
    if (!SILENT.has(field))
      result[field] =
        field in theirs
          ? merge([{ field }], base[field], mine[field], theirs[field], decide)
          : mine[field];
  return result;
};
