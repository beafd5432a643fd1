import Celebration from '@mui/icons-material/CelebrationOutlined';
import ListAlt from '@mui/icons-material/ListAltOutlined';
import { Button } from '@mui/material';
import { DataTable, SelectInput, useRouterProvider, useTranslate } from 'react-admin';
import { MEMBER_ACTIVITY_KINDS, type MemberActivity } from '#contract/promotions/memberActivities';
import { PERIOD_STATES } from '#rules/promotions/periodStates';
import { listLink } from '../../links.ts';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { WaitingHere } from '../../platform/shared/attention/WaitingHere.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ActivityStateChip } from '../shared/activityApprovals/ActivityStateChip.tsx';
import { useActivityWords } from './ActivityParts.tsx';

const Column = DataTable.Col<MemberActivity>;
const STATES = PERIOD_STATES.map((id) => ({
  id,
  name: `campaigns.states.${id}`,
}));
const KINDS = MEMBER_ACTIVITY_KINDS.map((id) => ({ id, name: `memberActivities.kinds.${id}` }));
const filters = [
  <SelectInput
    key="state"
    source="state"
    label="resources.campaigns.fields.phase"
    choices={STATES}
    alwaysOn
  />,
  <SelectInput key="kind" source="kind" choices={KINDS} />,
  <NeedsInput key="needs" source="needs" names={['approvalByMe', 'returnedToMe', 'nobodyLeft']} />,
  <RecordInput key="campaignId" source="campaignId" reference="campaigns" optionText="name" />,
];

const EntriesLink = () => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={listLink('memberEntries')} startIcon={<ListAlt />}>
      {translate('resources.memberEntries.name', { smart_count: 2 })}
    </Button>
  );
};

const ActivityList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const words = useActivityWords();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'startsAt', order: 'DESC' }}
      actions={<EntriesLink />}
      empty={
        <EmptyState
          icon={Celebration}
          title="memberActivities.empty.title"
          text="memberActivities.empty.text"
        />
      }
    >
      <WaitingHere place="memberActivities" />
      <ResponsiveTable<MemberActivity>
        bulkActionButtons={false}
        hiddenColumns={['code', 'perMember']}
        card={{
          title: ({ names }) => toText(names),
          aside: (activity) => <ActivityStateChip activity={activity} />,
          lines: (activity) => [
            translate(`memberActivities.kinds.${activity.kind}`),
            activity.campaignName,
            translate('memberActivities.entered', { entries: words.entries(activity) }),
          ],
        }}
      >
        <Column
          source="names"
          disableSort
          cellSx={() => ({ minWidth: 180 })}
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="kind" render={({ kind }) => translate(`memberActivities.kinds.${kind}`)} />
        <Column
          source="state"
          label="resources.campaigns.fields.phase"
          disableSort
          render={(activity) => <ActivityStateChip activity={activity} />}
        />
        <Column
          source="campaignId"
          disableSort
          render={({ campaignId, campaignName }) => (
            <RecordLink resource="campaigns" id={campaignId} to="show">
              {campaignName ?? `#${campaignId}`}
            </RecordLink>
          )}
        />
        <Column source="startsAt" render={({ startsAt }) => <FirstInstant at={startsAt} />} />
        <Column source="endsAt" render={({ endsAt }) => <LastInstant at={endsAt} />} />
        <Column source="entryCount" align="right" render={words.entries} />
        <Column
          source="waiting"
          align="right"
          disableSort
          render={({ waiting }) => count(waiting)}
        />
        <Column
          source="perMember"
          label="resources.memberActivities.fields.perMember._"
          disableSort
          render={words.perMember}
        />
        <Column source="code" />
      </ResponsiveTable>
    </ListPage>
  );
};
export default ActivityList;
