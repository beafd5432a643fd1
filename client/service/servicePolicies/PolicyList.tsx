/** The policies in their order, of which the first that fits a ticket applies, with a tester. */
import Timer from '@mui/icons-material/TimerOutlined';
import { Button } from '@mui/material';
import { DataTable, LinkBase, useTranslate } from 'react-admin';
import type { ServicePolicy } from '#contract/service/servicePolicies';
import { listLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { PlaceButtons } from '../../ui/list/PlaceButtons.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useDuration } from '../shared/useDuration.ts';
import { PolicyTester } from './PolicyTester.tsx';
import { useConditions } from './useConditions.ts';

const Column = DataTable.Col<ServicePolicy>;

const Move = ({ policy }: { policy: ServicePolicy }) => {
  const toText = useLocalize();
  return (
    <PlaceButtons
      record={policy}
      name={toText(policy.names)}
      hasPlace={({ isDefault }: ServicePolicy) => !isDefault}
    />
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
      perPage={100}
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
