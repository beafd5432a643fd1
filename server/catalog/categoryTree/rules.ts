/** Order, paths and attribute bindings of the category tree. Pure. */
import {
  type CategoryAttribute,
  REQUIREMENTS,
  type Requirement,
} from '#contract/catalog/categories';
import { idsOfPath } from '#shared/treePaths';

/** Ancestors of a category, including itself; [] for a category that does not exist. */
export type Ancestors = (categoryId: number) => readonly number[];

/** Whether `id` would become a descendant of itself under a parent with this path. */
export const makesCycle = (id: number, parentPath: string | null): boolean =>
  parentPath !== null && idsOfPath(parentPath).includes(id);

/** Siblings in order after `id` was moved or inserted at `position`, which is clamped to the valid range. */
export const orderWith = (siblings: readonly number[], id: number, position: number): number[] => {
  const others = siblings.filter((sibling) => sibling !== id);
  const index = Math.min(Math.max(0, position), others.length);
  return [...others.slice(0, index), id, ...others.slice(index)];
};

const tightness = (requirement: Requirement) => REQUIREMENTS.indexOf(requirement);
export const tightest = (a: Requirement, b: Requirement): Requirement =>
  tightness(a) >= tightness(b) ? a : b;

/**
 * The requirement of each attribute in a category: the strictest of its own binding and those of its ancestors
 * (outermost first).
 */
export const effectiveBindings = (
  chain: readonly (readonly CategoryAttribute[])[],
): Map<number, Requirement> => {
  const effective = new Map<number, Requirement>();
  for (const bindings of chain) {
    for (const { attributeId, requirement } of bindings) {
      const inherited = effective.get(attributeId);
      effective.set(attributeId, inherited ? tightest(inherited, requirement) : requirement);
    }
  }
  return effective;
};

/** Own bindings that would loosen an inherited requirement. */
export const loosened = (
  inherited: ReadonlyMap<number, Requirement>,
  own: readonly CategoryAttribute[],
): CategoryAttribute[] =>
  own.filter(({ attributeId, requirement }) => {
    const above = inherited.get(attributeId);
    return above !== undefined && tightness(requirement) < tightness(above);
  });

/** A code from a name: Latin letters and digits, with hyphens between them; '' where the name has none. */
export const codeFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
