/** Sums of the money columns over all rows of the filter: a row under the table, lines over cards. */
import { Box, TableCell, TableFooter, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Children, isValidElement, type ReactNode } from 'react';
import {
  useDataProvider,
  useDataTableConfigContext,
  useDataTableStoreContext,
  useListContext,
  useResourceContext,
  useStore,
  useTranslate,
  useTranslateLabel,
} from 'react-admin';
import type { Api } from '../../api.ts';
import { useMoney } from '../record/money.tsx';
import { useCount } from './useCount.ts';

/** Minor units by column. */
const useSums = () => {
  const api = useDataProvider<Api>();
  const resource = useResourceContext() ?? '';
  const { filter, filterValues, total = 0 } = useListContext();
  const asked = JSON.stringify({ ...filter, ...filterValues });
  const { data } = useQuery({
    queryKey: [resource, 'sums', asked],
    queryFn: async ({ signal }) =>
      (
        await api.call<Record<string, number>>(
          'GET',
          `/sums/${resource}?${new URLSearchParams({ filter: asked })}`,
          undefined,
          signal,
        )
      ).data,
    enabled: total > 1,
  });
  return total > 1 ? data : undefined;
};

const useSumLabel = () => {
  const translate = useTranslate();
  const count = useCount();
  const { total = 0 } = useListContext();
  return translate('ui.list.sum', { smart_count: count(total) });
};

const sourceOf = (column: ReactNode): string | undefined =>
  isValidElement<{ source?: string }>(column) ? column.props.source : undefined;

const SUM = { fontWeight: 600, color: 'text.primary', fontSize: 'inherit' } as const;

/** Summed columns of points, which are no money. */
const COUNTED: ReadonlySet<string> = new Set(['pointsLapsing']);
const useSummed = () => {
  const money = useMoney();
  const count = useCount();
  return (source: string, sum: number) => (COUNTED.has(source) ? count(sum) : money(sum));
};

/** The foot of a DataTable; its children are the columns. */
export const SumFoot = ({ children }: { children?: ReactNode }) => {
  const summed = useSummed();
  const label = useSumLabel();
  const sums = useSums();
  const { hasBulkActions = false } = useDataTableConfigContext();
  const { storeKey, defaultHiddenColumns } = useDataTableStoreContext();
  const [hidden] = useStore<string[]>(storeKey, defaultHiddenColumns);
  if (!sums) return null;
  const sources = Children.toArray(children)
    .map(sourceOf)
    .filter((source) => source !== undefined && !hidden.includes(source));
  const first = sources.findIndex((source) => source !== undefined && source in sums);
  if (first < 1) return null;
  return (
    <TableFooter>
      <TableRow>
        {hasBulkActions && <TableCell />}
        <TableCell component="th" scope="row" colSpan={first} sx={SUM}>
          {label}
        </TableCell>
        {sources.slice(first).map((source = '') => (
          <TableCell key={source} align="right" sx={SUM}>
            {source in sums ? summed(source, sums[source] ?? 0) : null}
          </TableCell>
        ))}
      </TableRow>
    </TableFooter>
  );
};

export const SumLines = () => {
  const summed = useSummed();
  const label = useSumLabel();
  const toLabel = useTranslateLabel();
  const resource = useResourceContext() ?? '';
  const sums = useSums();
  if (!sums) return null;
  return (
    <Box component="section" aria-label={label} sx={{ mb: 1.5 }}>
      <strong>{label}</strong>
      <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {Object.entries(sums).map(([source, amount]) => (
          <Box key={source} sx={{ display: 'flex', gap: 0.5 }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {toLabel({ source, resource })}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {summed(source, amount)}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
