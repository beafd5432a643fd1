/** The views that everybody has, each with how many tickets it holds now. */
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { LinkBase, useDataProvider, useListContext, useTranslate } from 'react-admin';
import { SHARED_VIEWS, type SharedView, type ViewCount } from '#contract/service/views';
import { VIEW_STATES } from '#rules/service/views';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { LIVE_MS } from '../shared/live.ts';

const TAB = {
  minHeight: 32,
  gap: 0.75,
  borderRadius: '8px 8px 0 0',
  borderBottom: 2,
  borderColor: 'transparent',
  color: 'text.secondary',
  '&[aria-current]': { borderColor: 'primary.main', color: 'text.primary', fontWeight: 600 },
} as const;

const textOf = (filter: object) =>
  JSON.stringify(Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1)));

const useCounts = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['tickets', 'views'],
    queryFn: async ({ signal }) =>
      (await api.call<ViewCount[]>('GET', '/tickets/views', undefined, signal)).data,
    refetchInterval: LIVE_MS,
  });
};

const Tab = ({ view, tickets }: { view: SharedView; tickets: number | undefined }) => {
  const translate = useTranslate();
  const count = useCount();
  const { filterValues } = useListContext();
  const { filter, sort } = VIEW_STATES[view];
  return (
    <Button
      component={LinkBase}
      to={listLink('tickets', { filter, sort })}
      sx={TAB}
      {...(textOf(filter) === textOf(filterValues) && { 'aria-current': 'page' })}
    >
      {translate(`tickets.views.${view}`)}
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
        {count(tickets)}
      </Box>
    </Button>
  );
};

export const TicketViews = () => {
  const translate = useTranslate();
  const { data } = useCounts();
  return (
    <Box
      component="nav"
      aria-label={translate('tickets.views.title')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.5 }}
    >
      {SHARED_VIEWS.map((view) => (
        <Tab key={view} view={view} tickets={data?.find(({ key }) => key === view)?.tickets} />
      ))}
    </Box>
  );
};
