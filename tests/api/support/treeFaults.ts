/** What is wrong with a tree of categories as it is stored. */
import { depthOfPath, pathUnder } from '#shared/treePaths';

export interface TreeNode {
  id: number;
  parentId: number | null;
  position: number;
}

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
