import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  DataTable,
  ReferenceManyField,
  useDataProvider,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { Member } from '#contract/members/members';
import type { Referral } from '#contract/members/referrals';
import type { Api } from '../../api.ts';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { MemberLink } from '../shared/members.tsx';
import { NamedPagination } from '../shared/NamedPagination.tsx';
import { ReferralState } from './ReferralState.tsx';

const Column = DataTable.Col<Referral>;

/** The code with which the member invites others. */
const Code = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const member = useRecordContext<Member>();
  const { data } = useQuery({
    queryKey: ['members', 'referralCode', member?.id],
    enabled: member !== undefined,
    queryFn: async ({ signal }) =>
      (
        await api.call<{ code: string | null }>(
          'GET',
          `/members/${member?.id}/referralCode`,
          undefined,
          signal,
        )
      ).data,
  });
  if (!data) return null;
  return (
    <Typography sx={{ mb: 1 }}>
      {data.code === null ? (
        translate('referrals.noCode')
      ) : (
        <>
          {translate('referrals.code')}
          {translate('layout.labelSeparator')}
          <code>{data.code}</code>
        </>
      )}
    </Typography>
  );
};

/** Whom the member brought, with the reason where it is not rewarded. */
const MemberReferrals = () => {
  const translate = useTranslate();
  const reasonOf = ({ reason }: Referral) => reason && translate(`referrals.reasons.${reason}`);
  return (
    <>
      <Code />
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
    </>
  );
};
export default MemberReferrals;
