/** Order, paths and attribute bindings of the category tree, and checks of a whole tree. Pure. */
import {
  type CategoryAttribute,
  REQUIREMENTS,
  type Requirement,
} from '#contract/catalog/categories';
import { depthOfPath, idsOfPath, pathUnder } from '#shared/treePaths';

export interface TreeNode {
  id: number;
  parentId: number | null;
  position: number;
}

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

/** Faults of a tree: cycles, orphans, positions that are not 0…n-1 among siblings. [] for a valid tree. */
export const treeFaults = (
  nodes: readonly (TreeNode & { path: string; depth: number })[],
): string[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const faults: string[] = [];
  const siblings = new Map<number | null, number[]>();
  for (const node of nodes) {
    siblings.set(node.parentId, [...(siblings.get(node.parentId) ?? []), node.position]);
    const parent = node.parentId === null ? null : byId.get(node.parentId);
    if (parent === undefined) faults.push(`${node.id} is an orphan`);
    else if (node.path !== pathUnder(parent?.path ?? null, node.id))
      faults.push(`${node.id} has the wrong path`);
    if (node.depth !== depthOfPath(node.path)) faults.push(`${node.id} has the wrong depth`);
    const seen = new Set<number>();
    for (
      let ancestor: TreeNode | undefined = node;
      ancestor;
      ancestor = ancestor.parentId === null ? undefined : byId.get(ancestor.parentId)
    ) {
      if (seen.has(ancestor.id)) {
        faults.push(`${node.id} lies in a cycle`);
        break;
      }
      seen.add(ancestor.id);
    }
  }
  for (const [parentId, positions] of siblings) {
    if (positions.sort((a, b) => a - b).some((position, index) => position !== index))
      faults.push(`children of ${parentId} have gaps`);
  }
  return faults;
};

/** A code from a name: Latin letters and digits, with hyphens between them; '' where the name has none. */
export const codeFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
