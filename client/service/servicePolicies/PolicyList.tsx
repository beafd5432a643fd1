/** The policies in their order, of which the first that fits a ticket applies, with a tester. */
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Timer from '@mui/icons-material/TimerOutlined';
import { Button, IconButton } from '@mui/material';
import {
  DataTable,
  LinkBase,
  useCanAccess,
  useDataProvider,
  useListContext,
  useTranslate,
} from 'react-admin';
import type { ServicePolicy } from '#contract/service/servicePolicies';
import type { Api } from '../../api.ts';
import { listLink } from '../../links.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useDuration } from '../shared/useDuration.ts';
import { PolicyTester } from './PolicyTester.tsx';
import { useConditions } from './useConditions.ts';

const Column = DataTable.Col<ServicePolicy>;

/** The ids with one of them a place further up or down. */
const moved = (ids: readonly number[], id: number, by: 1 | -1): number[] => {
  const from = ids.indexOf(id);
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, from + by), id, ...others.slice(from + by)];
};

const Move = ({ policy }: { policy: ServicePolicy }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const { data = [] } = useListContext<ServicePolicy>();
  const { canAccess } = useCanAccess({ resource: 'servicePolicies', action: 'edit' });
  const ids = data.filter(({ isDefault }) => !isDefault).map(({ id }) => id);
  if (!canAccess || policy.isDefault) return null;
  const move = (by: 1 | -1) =>
    void run(() => api.call('POST', '/servicePolicies/order', { ids: moved(ids, policy.id, by) }));
  const name = toText(policy.names);
  return (
    <>
      <IconButton
        size="small"
        disabled={pending || ids[0] === policy.id}
        onClick={() => move(-1)}
        aria-label={translate('servicePolicies.moveUp', { name })}
      >
        <ArrowUpward fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        disabled={pending || ids.at(-1) === policy.id}
        onClick={() => move(1)}
        aria-label={translate('servicePolicies.moveDown', { name })}
      >
        <ArrowDownward fontSize="small" />
      </IconButton>
    </>
  );
};

const Calendars = () => {
  const translate = useTranslate();
  return (
    <Button component={LinkBase} to={listLink('serviceCalendars')} variant="outlined">
      {translate('servicePolicies.calendars')}
    </Button>
  );
};

const PolicyList = () => {
  const toText = useLocalize();
  const duration = useDuration();
  const conditions = useConditions();
  const responses = ({ targets }: ServicePolicy) =>
    targets.P3.firstResponse === null ? '–' : duration(targets.P3.firstResponse);
  const resolutions = ({ targets }: ServicePolicy) =>
    targets.P3.resolution === null ? '–' : duration(targets.P3.resolution);
  return (
    <ListPage
      sort={{ field: 'position', order: 'ASC' }}
      actions={<Calendars />}
      empty={
        <EmptyState
          icon={Timer}
          title="servicePolicies.empty.title"
          text="servicePolicies.empty.text"
        />
      }
    >
      <ResponsiveTable<ServicePolicy>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: responses,
          lines: (policy) => [conditions(policy), <Move key="move" policy={policy} />],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="types" disableSort label="servicePolicies.conditions" render={conditions} />
        <Column
          source="targets"
          disableSort
          label="servicePolicies.firstResponseNormal"
          render={responses}
        />
        <Column
          source="calendarId"
          disableSort
          label="servicePolicies.resolutionNormal"
          render={resolutions}
        />
        <Column source="position" disableSort render={(policy) => <Move policy={policy} />} />
      </ResponsiveTable>
      <PolicyTester />
    </ListPage>
  );
};
export default PolicyList;
