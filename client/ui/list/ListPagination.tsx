import { Pagination, type PaginationProps, useListContext } from 'react-admin';

const PER_PAGE = [25, 50, 100, 250];

/** Pages of a list; none while there is nothing to count, because it could not be loaded. */
export const ListPagination = (props: PaginationProps) => {
  const { data, error } = useListContext();
  if (error && !data) return null;
  return <Pagination rowsPerPageOptions={PER_PAGE} {...props} />;
};
