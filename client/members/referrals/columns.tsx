/** How a referral is shown in a table: in the list of referrals, and on the page of the member who referred. */
import { DataTable, useTranslate } from 'react-admin';
import type { Referral } from '#contract/members/referrals';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ReferralState } from './ReferralState.tsx';

const Column = DataTable.Col<Referral>;

export const Referee = ({ refereeId, refereeName, refereeExternalId }: Referral) => (
  <RecordLink resource="members" id={refereeId}>
    {refereeName ?? refereeExternalId}
  </RecordLink>
);

/** Why it is not rewarded. */
export const ReferralReason = ({ reason }: Pick<Referral, 'reason'>) => {
  const translate = useTranslate();
  return reason && translate(`referrals.reasons.${reason}`);
};

export const referralColumns = {
  refereeId: <Column source="refereeId" disableSort render={(row) => <Referee {...row} />} />,
  state: <Column source="state" render={({ state }) => <ReferralState state={state} />} />,
  reason: <Column source="reason" render={({ reason }) => <ReferralReason reason={reason} />} />,
  occurredAt: (
    <Column source="occurredAt" render={({ occurredAt }) => <Instant at={occurredAt} />} />
  ),
};
