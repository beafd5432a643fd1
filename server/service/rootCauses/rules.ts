/** The tree of root causes. Pure. */
interface Placed {
  id: number;
  parentId: number | null;
}

/** Whether the cause would be a part of itself below this parent. */
export const isWithinItself = (
  all: readonly Placed[],
  id: number,
  parentId: number | null,
): boolean => {
  const parents = new Map(all.map((cause) => [cause.id, cause.parentId]));
  const seen = new Set<number>();
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
};
