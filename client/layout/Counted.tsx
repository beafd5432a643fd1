/** A menu entry with the number of records that wait there. */
import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../api.ts';
import type { Waiting } from '../ui/feature.ts';
import { useStoreSettings } from '../ui/record/useStoreSettings.ts';
import { VISUALLY_HIDDEN } from '../ui/record/visuallyHidden.ts';

const REFRESH_MS = 60_000;

export const Counted = ({
  label,
  waiting: { resource, filter },
}: {
  label: string;
  waiting: Waiting;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const { data: count = 0 } = useQuery({
    queryKey: [resource, 'count', filter],
    queryFn: async ({ signal }) => {
      const pagination = { page: 1, perPage: 1 };
      const { total = 0 } = await api.getList(resource, {
        pagination,
        sort: { field: 'id', order: 'ASC' },
        filter,
        signal,
      });
      return total;
    },
    refetchInterval: REFRESH_MS,
    retry: false,
  });
  if (count === 0) return label;
  return (
    <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
      <span>{label}</span>
      <Box
        component="span"
        aria-hidden="true"
        sx={{ ml: 'auto', fontSize: 12, color: 'text.secondary' }}
      >
        {new Intl.NumberFormat(locale).format(count)}
      </Box>
      <Box component="span" sx={VISUALLY_HIDDEN}>
        {translate('layout.waiting', { smart_count: count })}
      </Box>
    </Box>
  );
};
