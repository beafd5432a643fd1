/** Which rows of the grid stay the same while variants are edited, added, removed or combined anew. Pure. */
import { optionKey } from '#contract/catalog/products';
import type { Variant } from './columns.ts';

export interface KnownRow {
  key: number;
  /** Saved id and option values. */
  identity: string;
}

const identityOf = ({ id, optionValues }: Pick<Variant, 'id' | 'optionValues'>) =>
  `${id ?? ''} ${optionKey(optionValues)}`;

/**
 * The rows after a change; the same list where nothing changed. A row keeps its key while it stands where it stood, then by its option values, then where only
 * its values changed, so that choosing a value does not replace the row that has the focus.
 */
export const nextRows = (
  before: readonly KnownRow[],
  variants: readonly Pick<Variant, 'id' | 'optionValues'>[],
): readonly KnownRow[] => {
  const identities = variants.map(identityOf);
  const isSame = (identity: string, row: number) => before[row]?.identity === identity;
  if (identities.length === before.length && identities.every(isSame)) return before;
  const keys = new Map<number, number>();
  const free = new Set(before.map(({ key }) => key));
  const keep = (row: number, known: KnownRow | undefined) => {
    if (!known || keys.has(row) || !free.delete(known.key)) return;
    keys.set(row, known.key);
  };
  identities.forEach((identity, row) => {
    if (isSame(identity, row)) keep(row, before[row]);
  });
  identities.forEach((identity, row) =>
    keep(
      row,
      before.find((known) => known.identity === identity && free.has(known.key)),
    ),
  );
  identities.forEach((_, row) => keep(row, before[row]));
  let last = Math.max(-1, ...before.map(({ key }) => key));
  return identities.map((identity, row) => ({ key: keys.get(row) ?? ++last, identity }));
};
