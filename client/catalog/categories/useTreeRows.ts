/** The rows of the tree that are in sight: below open categories, or what a search finds. */
import { useMemo, useState } from 'react';
import { containsWords } from '#shared/searchText';
import { ancestorsOf, childrenOf, type TreeCategory, visibleRows } from './tree.ts';

const OPEN_AT_MOST = 80;

export const useTreeRows = (
  data: readonly TreeCategory[] | undefined,
  selectedId: number | null,
  search: string,
) => {
  const [opened, setOpened] = useState<ReadonlySet<number> | null>(null);
  const all: readonly TreeCategory[] = useMemo(() => data ?? [], [data]);
  const children = useMemo(() => childrenOf(all), [all]);
  const selected = all.find((category) => category.id === selectedId);
  // A small store's tree is open to its second level; a big one starts closed.
  const initial = useMemo(
    () =>
      new Set([
        ...(all.length <= OPEN_AT_MOST ? (children.get(null) ?? []).map((root) => root.id) : []),
        ...(selected ? ancestorsOf([selected]) : []),
      ]),
    [all, children, selected],
  );
  const expanded = opened ?? initial;
  const rows = useMemo(() => {
    if (search.trim() === '') return visibleRows(children, expanded);
    const found = all.filter(({ names }) => containsWords(search, ...Object.values(names)));
    const above = ancestorsOf(found);
    return visibleRows(
      children,
      above,
      new Set([...above, ...found.map((category) => category.id)]),
    );
  }, [all, children, expanded, search]);

  const open = (ids: readonly number[], isOpen: boolean) => {
    const next = new Set(expanded);
    for (const one of ids) {
      if (isOpen) next.add(one);
      else next.delete(one);
    }
    setOpened(next);
  };
  return { all, children, rows, open };
};
