import { useGetList } from 'react-admin';

/** How many prices a list has, in a state or ever; undefined until known. */
export const usePriceCount = (listId: number | undefined, state?: 'current' | 'planned' | 'over') =>
  useGetList(
    'prices',
    {
      filter: { listId, ...(state && { state }) },
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'ASC' },
    },
    { enabled: listId !== undefined },
  ).total;
