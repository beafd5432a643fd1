/** The list page of every resource: title with total, search and filters, columns, CSV of everything shown, keys j k x and /. */
import { Box, Typography } from '@mui/material';
import { type ReactElement, type ReactNode, useRef } from 'react';
import {
  ColumnsButton,
  CreateButton,
  FilterButton,
  List,
  type ListProps,
  SearchInput,
  TopToolbar,
  useGetResourceLabel,
  useListContext,
  useResourceContext,
  useResourceDefinition,
  useTranslate,
} from 'react-admin';
import { numberFormat } from '#shared/formatters';
import { DensityButton } from './density.tsx';
import { ExportLink } from './ExportLink.tsx';
import { HiddenFilters } from './HiddenFilters.tsx';
import { ListPagination } from './ListPagination.tsx';
import { SavedViews } from './SavedViews.tsx';
import { useListKeys } from './useListKeys.ts';
import { useStoreSettings } from '../record/useStoreSettings.ts';
import { useIsNarrow } from '../useIsNarrow.ts';

export interface ListPageProps extends Omit<
  ListProps,
  'actions' | 'title' | 'exporter' | 'children' | 'empty'
> {
  children: ReactNode;
  /** Further buttons before the stock ones. */
  actions?: ReactNode;
  /** Columns can be chosen when the table is a ResponsiveTable or DataTable. */
  columns?: boolean;
  /** Name of the export when it is not the resource; false where there is none. */
  exportName?: string | false;
  /** One search field over the list; false where the server has none. */
  search?: boolean;
  /** Whether a filter can be saved as a view in this browser; false where the server keeps views. */
  hasViews?: boolean;
  /** Shown instead of the list while there is nothing at all. */
  empty?: ReactElement;
}

const ListTitle = () => {
  const resource = useResourceContext() ?? '';
  const label = useGetResourceLabel();
  const { locale } = useStoreSettings();
  const { total } = useListContext();
  return (
    <span>
      {label(resource, 2)}
      {total !== undefined && (
        <Typography component="span" color="text.secondary" sx={{ fontSize: 16 }} data-count>
          {' '}
          {numberFormat(locale).format(total)}
        </Typography>
      )}
    </span>
  );
};

type Input = ReactElement<{ source?: string }>;

interface ActionsProps {
  filters: boolean;
  columns: boolean;
  exportName: string | false;
  children?: ReactNode;
}

const TOOLBAR = {
  gap: 0.5,
  alignItems: 'center',
  flexWrap: 'wrap',
  ml: { sm: 'auto' },
  '&&': { minHeight: 44, bgcolor: 'transparent', py: 0.5, px: 0 },
} as const;

/** Where it is narrow, the cards stand on the page itself. */
const listOf = (isNarrow: boolean) =>
  ({
    '& .RaListToolbar-root, & .RaList-actions': { bgcolor: 'transparent' },
    // Filters stand in one row as long as they fit, with the buttons beside them, else below the buttons.
    '& .RaList-actions': { flexWrap: { sm: 'wrap-reverse' } },
    '& .RaList-actions > form': { flex: { sm: '1 1 auto' } },
    // No wider than the page, whatever the table within.
    '& .RaList-main': { minWidth: 0, maxWidth: '100%' },
    '& .RaList-content': {
      minWidth: 0,
      border: isNarrow ? 0 : 1,
      borderColor: 'divider',
      bgcolor: isNarrow ? 'transparent' : 'background.paper',
    },
  }) as const;

const ListActions = ({ filters, columns, exportName, children }: ActionsProps) => {
  const resource = useResourceContext() ?? '';
  const { hasCreate } = useResourceDefinition({ resource });
  const { filterValues, filter, sort } = useListContext();
  return (
    <TopToolbar sx={TOOLBAR}>
      {children}
      {filters && <FilterButton />}
      {columns && (
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}>
          <DensityButton />
          <ColumnsButton />
        </Box>
      )}
      {exportName !== false && (
        <ExportLink
          name={exportName || resource}
          filter={{ ...filter, ...filterValues }}
          sort={sort}
        />
      )}
      {hasCreate && <CreateButton variant="contained" />}
    </TopToolbar>
  );
};

/** The empty state, with the first step where the resource has one. */
const Empty = ({ children }: { children: ReactElement }) => {
  const { hasCreate } = useResourceDefinition({ resource: useResourceContext() ?? '' });
  return (
    <Box sx={{ textAlign: 'center', width: '100%' }}>
      {children}
      {hasCreate && <CreateButton variant="contained" />}
    </Box>
  );
};

const searchInput = (placeholder: string) => (
  <SearchInput
    key="q"
    source="q"
    alwaysOn
    sx={{ width: { xs: '100%', sm: placeholder ? 320 : 260 } }}
    {...(placeholder && { placeholder })}
  />
);

export const ListPage = ({
  children,
  actions,
  columns = true,
  exportName = '',
  search = true,
  filters,
  hasViews = true,
  empty,
  ...props
}: ListPageProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  // What the search of this list finds, where that is not plain.
  const hint = translate(`resources.${resource}.search`, { _: '' });
  useListKeys(frame);
  const own = Array.isArray(filters) ? (filters as Input[]) : filters ? [filters as Input] : [];
  const all = search ? [searchInput(hint), ...own] : own;
  return (
    <div ref={frame}>
      <List
        perPage={25}
        {...props}
        sx={listOf(useIsNarrow())}
        title={<ListTitle />}
        exporter={false}
        pagination={<ListPagination />}
        {...(all.length > 0 && { filters: all })}
        actions={
          <ListActions filters={own.length > 0} columns={columns} exportName={exportName}>
            {actions}
          </ListActions>
        }
        empty={empty ? <Empty>{empty}</Empty> : false}
      >
        {hasViews && <SavedViews />}
        <HiddenFilters inputs={all} />
        {children}
      </List>
    </div>
  );
};
