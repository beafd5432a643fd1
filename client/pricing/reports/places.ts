import { useCategories, useCategoryChoices } from '../shared/categories.tsx';

export interface Place {
  /** Null: the whole store. */
  id: number | null;
  name: string;
}

/** The chosen category (null: the whole store) and what lies right below it. */
export const usePlaces = (chosen: number | null, whole: string): Place[] => {
  const { data } = useCategories();
  const names = new Map(useCategoryChoices().map(({ id, name }) => [id, name]));
  const below = (data ?? []).filter(({ parentId }) => parentId === chosen);
  const nameOf = (id: number) => names.get(id) ?? '…';
  return [
    { id: chosen, name: chosen === null ? whole : nameOf(chosen) },
    ...below.map(({ id }) => ({ id, name: nameOf(id).split(' › ').at(-1) ?? '…' })),
  ];
};
