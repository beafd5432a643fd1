/** Stored paths of a tree: `/1/5/` is record 5 below record 1. Pure. */

/** Ids on the way from the root to a category, itself last, from its stored path "/1/5/". */
export const idsOfPath = (path: string): number[] => path.split('/').filter(Boolean).map(Number);
export const pathUnder = (parentPath: string | null, id: number): string =>
  `${parentPath ?? '/'}${id}/`;
export const depthOfPath = (path: string): number => idsOfPath(path).length - 1;
