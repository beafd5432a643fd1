import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import type { Referral } from '#contract/members/referrals';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { MemberLink } from '../shared/members.tsx';
import { NamedPagination } from '../shared/NamedPagination.tsx';
import { ReferralState } from './ReferralState.tsx';

const Column = DataTable.Col<Referral>;

/** Whom the member brought, with the reason where it is not rewarded. */
const MemberReferrals = () => {
  const translate = useTranslate();
  const reasonOf = ({ reason }: Referral) => reason && translate(`referrals.reasons.${reason}`);
  return (
    <ReferenceManyField
      reference="referrals"
      target="referrerId"
      sort={{ field: 'occurredAt', order: 'DESC' }}
      perPage={10}
      pagination={<NamedPagination name="referrals.sectionTitle" />}
    >
      <ResponsiveTable<Referral>
        linked={false}
        bulkActionButtons={false}
        empty={<>{translate('referrals.noneOfMember')}</>}
        card={{
          title: ({ refereeId }) => <MemberLink id={refereeId} />,
          aside: ({ state }) => <ReferralState state={state} />,
          lines: (row) => [<Instant key="at" at={row.occurredAt} />, reasonOf(row)],
        }}
      >
        <Column
          source="refereeId"
          disableSort
          render={({ refereeId }) => <MemberLink id={refereeId} />}
        />
        <Column
          source="state"
          disableSort
          render={({ state }) => <ReferralState state={state} />}
        />
        <Column source="reason" disableSort render={reasonOf} />
        <Column source="occurredAt" render={({ occurredAt }) => <Instant at={occurredAt} />} />
      </ResponsiveTable>
    </ReferenceManyField>
  );
};
export default MemberReferrals;
