import { Pagination, type PaginationProps, useListContext, useTranslate } from 'react-admin';
import { useCount } from './useCount.ts';

const PER_PAGE = [25, 50, 100, 250];

/** Pages of a list; none while there is nothing to count, because it could not be loaded. */
export const ListPagination = (props: PaginationProps) => {
  const { data, error, hasNextPage } = useListContext();
  const translate = useTranslate();
  const toCount = useCount();
  if (error && !data) return null;
  const labels = {
    // On a phone the framework leaves these to the component library, which speaks English only.
    getItemAriaLabel: (type: string) => translate(`ra.navigation.${type}`),
    // Its own numbers have no separators.
    labelDisplayedRows: ({ from, to, count }: { from: number; to: number; count: number }) =>
      translate(
        count === -1 && hasNextPage
          ? 'ra.navigation.partial_page_range_info'
          : 'ra.navigation.page_range_info',
        {
          offsetBegin: toCount(from),
          offsetEnd: toCount(to),
          total: toCount(count === -1 ? to : count),
        },
      ),
  };
  return <Pagination rowsPerPageOptions={PER_PAGE} {...labels} {...props} />;
};
