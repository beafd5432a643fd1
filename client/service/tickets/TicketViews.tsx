/** The views that everybody has and those of the person, each with how many tickets it holds now. */
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { LinkBase, useDataProvider, useListContext, useTranslate } from 'react-admin';
import type { OwnCount, SharedView, ViewCount } from '#contract/service/views';
import { VIEW_STATES, type ViewState } from '#rules/service/views';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { LIVE_MS } from '../shared/live.ts';
import { OwnViewMenu } from './OwnViewMenu.tsx';
import { SaveViewButton } from './SaveViewButton.tsx';

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

interface TabProps extends ViewState {
  name: string;
  tickets: number | null | undefined;
  isCurrent: boolean;
}
const Tab = ({ name, filter, sort, tickets, isCurrent }: TabProps) => {
  const count = useCount();
  return (
    <Button
      component={LinkBase}
      to={listLink('tickets', { filter, sort })}
      sx={TAB}
      {...(isCurrent && { 'aria-current': 'page' })}
    >
      {name}
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
        {count(tickets ?? undefined)}
      </Box>
    </Button>
  );
};

const SHARED = Object.entries(VIEW_STATES) as [SharedView, ViewState][];

export const TicketViews = () => {
  const translate = useTranslate();
  const { data = [] } = useCounts();
  const { filterValues } = useListContext();
  const here = textOf(filterValues);
  const isHere = (filter: object) => textOf(filter) === here;
  const own = data.filter((view): view is OwnCount => view.key === 'own');
  const current = own.find(({ filter }) => isHere(filter));
  const isShared = SHARED.some(([, { filter }]) => isHere(filter));
  const canSave = here !== '[]' && !current && !isShared;
  return (
    <Box
      component="nav"
      aria-label={translate('tickets.views.title')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5, mt: 0.5 }}
    >
      {SHARED.map(([view, state]) => (
        <Tab
          key={view}
          {...state}
          name={translate(`tickets.views.${view}`)}
          tickets={data.find(({ key }) => key === view)?.tickets}
          isCurrent={isHere(state.filter)}
        />
      ))}
      {own.map((view) => (
        <Tab
          key={view.id}
          name={view.name}
          filter={view.filter}
          sort={view.sort}
          tickets={view.tickets}
          isCurrent={view === current}
        />
      ))}
      {current && <OwnViewMenu view={current} own={own} />}
      {canSave && <SaveViewButton />}
    </Box>
  );
};
