/** The records of the catalogue that scopes refer to. Pure. */
import type { Scope } from '#contract/catalog/scopes';

export type Path = (string | number)[];
/** A record that terms refer to, and where. */
export interface ScopeReference {
  table: 'categories' | 'products' | 'variants';
  id: number;
  path: Path;
}
const TABLES = { category: 'categories', product: 'products', variant: 'variants' } as const;

/** The records that a scope at this path refers to. */
export const referencesOfScope = (scope: Scope | null, path: Path): ScopeReference[] =>
  scope
    ? (['include', 'exclude'] as const).flatMap((side) =>
        scope[side].flatMap((ref, index) =>
          ref.kind === 'brand' || ref.kind === 'tag'
            ? []
            : [{ table: TABLES[ref.kind], id: ref.id, path: [...path, side, index, 'id'] }],
        ),
      )
    : [];

/** A copy in which every `{ kind: 'category', id: from }` has the id `to`. */
export const withCategoryReplaced = <T>(value: T, from: number, to: number): T => {
  if (Array.isArray(value))
    return value.map((item: unknown) => withCategoryReplaced(item, from, to)) as T;
  if (value === null || typeof value !== 'object') return value;
  const { kind, id } = value as { kind?: unknown; id?: unknown };
  if (kind === 'category' && id === from) return { ...value, id: to };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withCategoryReplaced(part, from, to)]),
  ) as T;
};
