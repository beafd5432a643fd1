import { type ComponentProps, useMemo } from 'react';
import { Pagination, PaginationActions, useTranslate } from 'react-admin';

/** Pages of one of several lists on a page; `name` is the translation key that tells them apart. */
export const NamedPagination = ({ name }: { name: string }) => {
  const label = useTranslate()(name);
  const Actions = useMemo(
    () => (props: ComponentProps<typeof PaginationActions>) => (
      <PaginationActions {...props} aria-label={label} />
    ),
    [label],
  );
  return <Pagination rowsPerPageOptions={[10, 25, 50]} actions={Actions} />;
};
