/** The columns that files of a kind may have, and what the shop calls those it made itself. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ImportColumns } from '#contract/platform/imports';
import type { Api } from '../../api.ts';

const NONE: ImportColumns = { required: [], optional: [] };

export const useColumns = (kind: string): ImportColumns => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['imports', 'columns', kind],
    queryFn: async ({ signal }) =>
      (await api.call<ImportColumns>('GET', `/imports/columns?kind=${kind}`, undefined, signal))
        .data,
  });
  return data ?? NONE;
};
