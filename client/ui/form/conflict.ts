/** Two people saved the same record: what each changed, and what to send after choosing. Pure. */
type Fields = Record<string, unknown>;
export type Side = 'mine' | 'theirs';

/** Fields that say nothing about what a person changed. */
const SILENT = new Set(['id', 'version', 'updatedAt', 'createdAt']);

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export interface ConflictField {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Did I change it too? Only then is there something to choose. */
  both: boolean;
}

/** The fields someone else changed since `base` was read; of those in `editable`, where it is given. */
export const conflictsOf = (
  base: Fields,
  mine: Fields,
  theirs: Fields,
  editable: readonly string[] = Object.keys(theirs),
): ConflictField[] =>
  editable
    .filter(
      (field) =>
        !SILENT.has(field) && field in theirs && field in mine && !same(base[field], theirs[field]),
    )
    .map((field) => ({
      field,
      base: base[field],
      mine: mine[field],
      theirs: theirs[field],
      both: !same(base[field], mine[field]) && !same(mine[field], theirs[field]),
    }));

/** The record to go on with: theirs, under everything I changed, except where I chose theirs. */
export const resolved = (
  base: Fields,
  mine: Fields,
  theirs: Fields,
  choices: Record<string, Side>,
): Fields => {
  const result: Fields = { ...mine, ...theirs };
  for (const field of Object.keys(mine)) {
    const changed = !SILENT.has(field) && !same(base[field], mine[field]);
    if (changed && choices[field] !== 'theirs') result[field] = mine[field];
  }
  return result;
};
