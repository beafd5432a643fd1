import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import { DataTable, SelectInput } from 'react-admin';
import type { Campaign } from '#contract/promotions/campaigns';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { CampaignPhaseChip, CampaignSpent, CampaignWindow } from './CampaignParts.tsx';

const Column = DataTable.Col<Campaign>;
const NumberColumn = DataTable.NumberCol<Campaign>;
const STATES = ['planned', 'current', 'over', 'archived'].map((id) => ({
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

const CampaignList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'startsAt', order: 'DESC' }}
    empty={
      <EmptyState icon={CampaignIcon} title="campaigns.empty.title" text="campaigns.empty.text" />
    }
  >
    <ResponsiveTable<Campaign>
      bulkActionButtons={false}
      hiddenColumns={['theme']}
      card={{
        title: ({ name }) => name,
        aside: (campaign) => <CampaignPhaseChip campaign={campaign} />,
        lines: (campaign) => [
          <CampaignWindow key="window" campaign={campaign} />,
          campaign.ownerName,
        ],
        foot: (campaign) => <CampaignSpent campaign={campaign} />,
      }}
    >
      <Column
        source="name"
        cellSx={() => ({ minWidth: 180 })}
        render={({ name }) => <RecordLink>{name}</RecordLink>}
      />
      <Column
        source="phase"
        disableSort
        render={(campaign) => <CampaignPhaseChip campaign={campaign} />}
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
