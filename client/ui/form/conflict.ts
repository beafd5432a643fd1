/**
 * Two people saved the same record: what each changed, and what to send after choosing. Fields within fields and items of
 * lists are merged one by one, so that people who edit different variants do not lose each other's work. Pure.
 */
import {
  type Comparison,
  type RecordValues,
  fieldOf,
  isObject,
  itemsOf,
  keyOf,
  same,
  type Step,
} from '../record/leaves.ts';

export type Side = 'mine' | 'theirs';

/** Fields of every record that say nothing about what a person changed. */
const SILENT = ['id', 'version', 'updatedAt', 'createdAt'];
const isSilent = (field: string, { silent = [] }: Comparison): boolean =>
  SILENT.includes(field) || silent.includes(field);

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

interface Deciding extends Comparison {
  decide: (conflict: ConflictField) => unknown;
}

/** Merges three states; `decide` is called for every leaf that the other person changed. */
const merge = (
  path: readonly Step[],
  base: unknown,
  mine: unknown,
  theirs: unknown,
  deciding: Deciding,
): unknown => {
  if (same(base, theirs)) return mine;
  if (same(mine, theirs)) return theirs;
  if (isObject(mine) && isObject(theirs)) {
    const old = isObject(base) ? base : {};
    const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return Object.fromEntries(
      fields.map((field) => [
        field,
        isSilent(field, deciding)
          ? (theirs[field] ?? mine[field])
          : merge([...path, { field }], old[field], mine[field], theirs[field], deciding),
      ]),
    );
  }
  const [old, own, others] = [base, mine, theirs].map((list) => itemsOf(list, deciding));
  if (old && own && others && Array.isArray(mine) && Array.isArray(theirs)) {
    const identities = [...new Set([...others.keys(), ...own.keys()])];
    return identities.flatMap((identity) => {
      const item = others.get(identity) ?? (own.get(identity) as RecordValues);
      const at = [...path, { item, identity }];
      const [was, my, their] = [old, own, others].map((items) => items.get(identity));
      return merge(at, was, my, their, deciding) ?? [];
    });
  }
  const both = !same(base, mine);
  return deciding.decide({
    key: keyOf(path),
    path,
    field: fieldOf(path),
    base,
    mine,
    theirs,
    both,
  });
};

/** The leaves someone else changed since `base` was read; of the fields in `editable`, where it is given. */
export const conflictsOf = (
  base: RecordValues,
  mine: RecordValues,
  theirs: RecordValues,
  editable: readonly string[] = Object.keys(theirs),
  comparison: Comparison = {},
): ConflictField[] => {
  const conflicts: ConflictField[] = [];
  const noting: Deciding = {
    ...comparison,
    decide: (conflict) => void conflicts.push(conflict),
  };
  for (const field of editable)
    if (!isSilent(field, comparison) && field in theirs && field in mine)
      merge([{ field }], base[field], mine[field], theirs[field], noting);
  return conflicts;
};

/** The record to go on with: theirs, under everything I changed, except where I chose theirs. */
export const resolved = (
  base: RecordValues,
  mine: RecordValues,
  theirs: RecordValues,
  choices: Record<string, Side>,
  comparison: Comparison = {},
): RecordValues => {
  const deciding: Deciding = {
    ...comparison,
    decide: ({ key, both, mine: my, theirs: their }) =>
      both && choices[key] !== 'theirs' ? my : their,
  };
  const result: RecordValues = { ...mine, ...theirs };
  for (const field of Object.keys(mine))
    if (!isSilent(field, comparison))
      result[field] =
        field in theirs
          ? merge([{ field }], base[field], mine[field], theirs[field], deciding)
          : mine[field];
  return result;
};
