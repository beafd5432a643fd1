/** Computes the order of siblings after the categories of a file were written. Pure. */
import type { DraftTree } from './draftTree.ts';

/** Key of the top level as a parent. */
export const TOP = '';

/** Children of every parent in their final order. */
export const siblingOrder = (tree: DraftTree): Map<string, string[]> => {
  const children = new Map<string, string[]>();
  const push = (parent: string | null, code: string) => {
    const list = children.get(parent ?? TOP);
    if (list) list.push(code);
    else children.set(parent ?? TOP, [code]);
  };
  const placed = [...tree.drafts.values()].filter(({ position }) => position !== undefined);
  const explicit = new Set(placed.map(({ code }) => code));
  const stays = [...tree.stored.values()]
    .filter(({ code }) => !explicit.has(code))
    .sort((a, b) => a.position - b.position);
  // Children that move here from another parent come after those that stay.
  for (const { code, parentCode } of stays)
    if (tree.parentOf(code) === parentCode) push(parentCode, code);
  for (const { code, parentCode } of stays)
    if (tree.parentOf(code) !== parentCode) push(tree.parentOf(code), code);
  for (const { code } of tree.drafts.values())
    if (!explicit.has(code) && !tree.stored.has(code)) push(tree.parentOf(code), code);
  for (const { code, position = 0 } of placed.sort(
    (a, b) => (a.position ?? 0) - (b.position ?? 0),
  )) {
    const parent = tree.parentOf(code) ?? TOP;
    const list = children.get(parent) ?? [];
    list.splice(Math.min(position, list.length), 0, code);
    children.set(parent, list);
  }
  return children;
};
