/** The tree as rows on a screen. Pure. */
import type { Category } from '#contract/catalog/categories';

export type TreeCategory = Pick<
  Category,
  'id' | 'parentId' | 'position' | 'path' | 'names' | 'hidden' | 'productCount' | 'version'
>;
export type Children = ReadonlyMap<number | null, readonly TreeCategory[]>;

export interface TreeRow {
  category: TreeCategory;
  /** 1 at the top, as assistive technology counts. */
  level: number;
  /** Place among its siblings from 1, and how many they are. */
  place: number;
  siblings: number;
  hasChildren: boolean;
  isExpanded: boolean;
}

/** Children by parent, in their order. */
export const childrenOf = (categories: readonly TreeCategory[]): Children => {
  const children = new Map<number | null, TreeCategory[]>();
  for (const category of categories) {
    const list = children.get(category.parentId);
    if (list) list.push(category);
    else children.set(category.parentId, [category]);
  }
  for (const list of children.values()) list.sort((a, b) => a.position - b.position);
  return children;
};

/** Ids on the way to these categories, themselves left out: what must be open to see them. */
export const ancestorsOf = (categories: readonly TreeCategory[]): Set<number> =>
  new Set(
    categories.flatMap(({ path, id }) =>
      path
        .split('/')
        .filter(Boolean)
        .map(Number)
        .filter((one) => one !== id),
    ),
  );

/** The rows to show, from the top: open branches only; with `only`, nothing else than those. */
export const visibleRows = (
  children: Children,
  expanded: ReadonlySet<number>,
  only?: ReadonlySet<number>,
): TreeRow[] => {
  const rows: TreeRow[] = [];
  const walk = (parentId: number | null, level: number) => {
    const siblings = (children.get(parentId) ?? []).filter(({ id }) => !only || only.has(id));
    siblings.forEach((category, index) => {
      const hasChildren = (children.get(category.id) ?? []).some(({ id }) => !only || only.has(id));
      const isExpanded = hasChildren && expanded.has(category.id);
      rows.push({
        category,
        level,
        place: index + 1,
        siblings: siblings.length,
        hasChildren,
        isExpanded,
      });
      if (isExpanded) walk(category.id, level + 1);
    });
  };
  walk(null, 1);
  return rows;
};

export interface Move {
  parentId: number | null;
  position: number;
}
export type Drop = 'before' | 'into' | 'after';

/** Where a category goes when dropped on another; null where it would come to lie under itself or stay as it is. */
export const dropMove = (
  children: Children,
  dragged: TreeCategory,
  target: TreeCategory,
  drop: Drop,
): Move | null => {
  if (dragged.id === target.id || target.path.includes(`/${dragged.id}/`)) return null;
  if (drop === 'into')
    return { parentId: target.id, position: (children.get(target.id) ?? []).length };
  const siblings = (children.get(target.parentId) ?? []).filter(({ id }) => id !== dragged.id);
  const index = siblings.findIndex(({ id }) => id === target.id);
  const position = drop === 'before' ? index : index + 1;
  if (dragged.parentId === target.parentId && dragged.position === position) return null;
  return { parentId: target.parentId, position };
};

export type Step = 'up' | 'down' | 'in' | 'out';

/** Moving by keyboard: among the siblings, under the one above, or out beside the parent; null where there is no way. */
export const stepMove = (
  children: Children,
  byId: ReadonlyMap<number, TreeCategory>,
  category: TreeCategory,
  step: Step,
): Move | null => {
  const siblings = children.get(category.parentId) ?? [];
  const { parentId, position } = category;
  if (step === 'up') return position > 0 ? { parentId, position: position - 1 } : null;
  if (step === 'down')
    return position < siblings.length - 1 ? { parentId, position: position + 1 } : null;
  if (step === 'in') {
    const above = siblings[position - 1];
    return above ? { parentId: above.id, position: (children.get(above.id) ?? []).length } : null;
  }
  const parent = parentId === null ? undefined : byId.get(parentId);
  return parent ? { parentId: parent.parentId, position: parent.position + 1 } : null;
};
