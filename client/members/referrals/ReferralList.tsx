import GroupAdd from '@mui/icons-material/GroupAddOutlined';
import { DataTable, SelectInput } from 'react-admin';
import { type Referral, REFERRAL_REASONS, REFERRAL_STATES } from '#contract/members/referrals';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { MemberInput } from '../shared/members.tsx';
import { ProgrammeLink } from '../shared/ProgrammeLink.tsx';
import { Referee, referralColumns, ReferralReason } from './columns.tsx';
import { ReferralState } from './ReferralState.tsx';

const Column = DataTable.Col<Referral>;
const STATES = REFERRAL_STATES.map((id) => ({ id, name: `referrals.states.${id}` }));
const REASONS = REFERRAL_REASONS.map((id) => ({ id, name: `referrals.reasons.${id}` }));

const filters = [
  <SelectInput key="state" source="state" choices={STATES} alwaysOn />,
  <SelectInput key="reason" source="reason" choices={REASONS} />,
  <MemberInput key="referrerId" source="referrerId" />,
  <MemberInput key="refereeId" source="refereeId" />,
];

const Referrer = ({ referrerId, referrerName, referrerExternalId }: Referral) => (
  <RecordLink resource="members" id={referrerId}>
    {referrerName ?? referrerExternalId}
  </RecordLink>
);

/** Who brought whom, newest first, with the reason where it is not rewarded. */
const ReferralList = () => (
  <ListPage
    filters={filters}
    search={false}
    actions={<ProgrammeLink />}
    sort={{ field: 'occurredAt', order: 'DESC' }}
    empty={<EmptyState icon={GroupAdd} title="referrals.empty.title" text="referrals.empty.text" />}
  >
    <ResponsiveTable<Referral>
      linked={false}
      bulkActionButtons={false}
      hiddenColumns={['channel', 'recordedAt']}
      card={{
        title: (row) => <Referrer {...row} />,
        aside: ({ state }) => <ReferralState state={state} />,
        lines: (row) => [
          <Referee key="referee" {...row} />,
          <Instant key="at" at={row.occurredAt} />,
          <ReferralReason key="reason" reason={row.reason} />,
        ],
      }}
    >
      <Column source="referrerId" disableSort render={(row) => <Referrer {...row} />} />
      {referralColumns.refereeId}
      {referralColumns.state}
      {referralColumns.reason}
      {referralColumns.occurredAt}
      <Column
        source="registeredAt"
        render={({ registeredAt }) => registeredAt !== null && <Instant at={registeredAt} />}
      />
      <Column
        source="channel"
        render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
      />
      <Column source="recordedAt" render={({ recordedAt }) => <Instant at={recordedAt} />} />
    </ResponsiveTable>
  </ListPage>
);
export default ReferralList;
