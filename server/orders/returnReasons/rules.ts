/** What is refused of a reason, and the order of the tree. Pure. */

/** A reason and its wider reason; a tree has no more levels. */
export interface TreeReason {
  id: number;
  parentId: number | null;
}

/** Why a reason cannot stand below another, as a translation key; null where it can. `id` is null for a new one. */
export const parentError = (
  id: number | null,
  parentId: number | null,
  all: readonly TreeReason[],
): string | null => {
  if (parentId === null) return null;
  const parent = all.find((one) => one.id === parentId);
  if (!parent) return 'returnReasons.errors.noParent';
  if (parentId === id) return 'returnReasons.errors.ownParent';
  if (parent.parentId !== null) return 'returnReasons.errors.tooDeep';
  const hasChildren = id !== null && all.some((one) => one.parentId === id);
  return hasChildren ? 'returnReasons.errors.tooDeep' : null;
};

/** Each reason followed by those below it, in their order. */
export const inTreeOrder = <R extends TreeReason & { position: number }>(
  all: readonly R[],
): R[] => {
  const sorted = all.toSorted((one, other) => one.position - other.position || one.id - other.id);
  return sorted
    .filter(({ parentId }) => parentId === null)
    .flatMap((top) => [top, ...sorted.filter(({ parentId }) => parentId === top.id)]);
};
