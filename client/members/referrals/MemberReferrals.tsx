import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { Referral } from '#contract/members/referrals';
import type { Api } from '../../api.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { MemberRows } from '../shared/MemberRows.tsx';
import { Referee, referralColumns, ReferralReason } from './columns.tsx';
import { ReferralState } from './ReferralState.tsx';

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
const MemberReferrals = () => (
  <>
    <Code />
    <MemberRows<Referral>
      reference="referrals"
      target="referrerId"
      sortedBy="occurredAt"
      title="referrals.sectionTitle"
      nothing="referrals.noneOfMember"
      linked={false}
      card={{
        title: (row) => <Referee {...row} />,
        aside: ({ state }) => <ReferralState state={state} />,
        lines: ({ occurredAt, reason }) => [
          <Instant key="at" at={occurredAt} />,
          <ReferralReason key="reason" reason={reason} />,
        ],
      }}
    >
      {referralColumns.refereeId}
      {referralColumns.state}
      {referralColumns.reason}
      {referralColumns.occurredAt}
    </MemberRows>
  </>
);
export default MemberReferrals;
