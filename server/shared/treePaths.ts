/** Stored paths of a tree: `/1/5/` is record 5 below record 1. Pure. */

/** The ids from the root to a category, which is the last one, from its stored path "/1/5/". */
export const idsOfPath = (path: string): number[] => path.split('/').filter(Boolean).map(Number);
export const pathUnder = (parentPath: string | null, id: number): string =>
  `${parentPath ?? '/'}${id}/`;
export const depthOfPath = (path: string): number => idsOfPath(path).length - 1;
