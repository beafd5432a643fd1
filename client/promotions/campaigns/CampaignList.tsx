import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import Celebration from '@mui/icons-material/CelebrationOutlined';
import { Button } from '@mui/material';
import { DataTable, SelectInput, useRouterProvider, useTranslate } from 'react-admin';
import type { Campaign } from '#contract/promotions/campaigns';
import { PERIOD_STATES } from '#rules/promotions/periodStates';
import { listLink } from '../../links.ts';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { PeriodStateChip } from '../shared/PeriodStateChip.tsx';
import { CampaignSpent, CampaignWindow } from './CampaignParts.tsx';

const Column = DataTable.Col<Campaign>;
const NumberColumn = DataTable.NumberCol<Campaign>;
const STATES = PERIOD_STATES.map((id) => ({
  id,
  name: `campaigns.states.${id}`,
}));
const filters = [
  <SelectInput
    key="state"
    source="state"
    label="resources.campaigns.fields.phase"
    choices={STATES}
    alwaysOn
  />,
  <NeedsInput key="needs" source="needs" names={['startsSoon', 'endsSoon', 'budget']} />,
  <DayInput key="startsAt_gte" source="startsAt_gte" label="campaigns.from" holds="instant" />,
  <DayInput key="startsAt_lt" source="startsAt_lt" label="campaigns.until" holds="instant" />,
];

/** To what members enter. */
const ActivitiesLink = () => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={listLink('memberActivities')} startIcon={<Celebration />}>
      {translate('resources.memberActivities.name', { smart_count: 2 })}
    </Button>
  );
};

const CampaignList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'startsAt', order: 'DESC' }}
    actions={<ActivitiesLink />}
    empty={
      <EmptyState icon={CampaignIcon} title="campaigns.empty.title" text="campaigns.empty.text" />
    }
  >
    <ResponsiveTable<Campaign>
      bulkActionButtons={false}
      hiddenColumns={['theme']}
      card={{
        title: ({ name }) => name,
        aside: (campaign) => <PeriodStateChip period={campaign} />,
        lines: (campaign) => [
          <CampaignWindow key="window" campaign={campaign} />,
          campaign.ownerName,
        ],
        foot: (campaign) => <CampaignSpent campaign={campaign} />,
      }}
    >
      <Column
        source="name"
        cellSx={() => ({ minWidth: 180, overflowWrap: 'anywhere' })}
        render={({ name }) => <RecordLink>{name}</RecordLink>}
      />
      <Column
        source="phase"
        disableSort
        render={(campaign) => <PeriodStateChip period={campaign} />}
      />
      <Column source="theme" disableSort />
      <Column source="ownerName" disableSort render={({ ownerName }) => ownerName ?? '–'} />
      <Column source="startsAt" render={({ startsAt }) => <FirstInstant at={startsAt} />} />
      <Column
        source="endsAt"
        render={({ endsAt }) => (endsAt === null ? '–' : <LastInstant at={endsAt} />)}
      />
      <NumberColumn source="promotions" disableSort />
      <Column
        source="spent"
        align="right"
        disableSort
        cellSx={() => ({ minWidth: 190 })}
        render={(campaign) => <CampaignSpent campaign={campaign} />}
      />
      <Column
        source="updatedAt"
        render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
      />
    </ResponsiveTable>
  </ListPage>
);
export default CampaignList;
