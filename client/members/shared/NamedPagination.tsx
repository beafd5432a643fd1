import { type ComponentProps, useMemo } from 'react';
import { PaginationActions, useTranslate } from 'react-admin';
import { ListPagination } from '../../ui/list/ListPagination.tsx';

/** Pages of one of several lists on a page; `name` is the translation key that tells them apart. */
export const NamedPagination = ({ name }: { name: string }) => {
  const label = useTranslate()(name);
  const Actions = useMemo(
    () => (props: ComponentProps<typeof PaginationActions>) => (
      <PaginationActions {...props} aria-label={label} />
    ),
    [label],
  );
  return <ListPagination rowsPerPageOptions={[10, 25, 50]} actions={Actions} />;
};
