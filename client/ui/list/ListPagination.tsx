import { Pagination, type PaginationProps, useListContext, useTranslate } from 'react-admin';

const PER_PAGE = [25, 50, 100, 250];

/** Pages of a list; none while there is nothing to count, because it could not be loaded. */
export const ListPagination = (props: PaginationProps) => {
  const { data, error } = useListContext();
  const translate = useTranslate();
  if (error && !data) return null;
  // On a phone the framework leaves these to the component library, which speaks English only.
  const labels = { getItemAriaLabel: (type: string) => translate(`ra.navigation.${type}`) };
  return <Pagination rowsPerPageOptions={PER_PAGE} {...labels} {...props} />;
};
