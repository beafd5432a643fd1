/** On the member's page: what the member redeemed points for, and redeeming for them. */
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useCanAccess, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import { mayBeAddedTo } from '#rules/members/erased';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { RedeemDialog } from './RedeemDialog.tsx';
import { RedeemedState } from './RedeemedState.tsx';
import { useCatalogue } from './useCatalogue.ts';

const SHOWN = 5;

const Line = ({ row }: { row: RedeemedReward }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1 }}>
        <RecordLink resource="redeemedRewards" id={row.id}>
          {toText(row.names)}
        </RecordLink>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {translate('redeemedRewards.spent', {
            points: count(row.points),
            smart_count: row.points,
          })}
          {translate('layout.partSeparator')}
          <Instant at={row.redeemedAt} />
        </Typography>
      </Box>
      <RedeemedState state={row.state} />
    </Box>
  );
};

const Redeem = ({ memberId }: { memberId: number }) => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const { data } = useCatalogue(memberId);
  if (!data) return null;
  if (data.rewards.length === 0)
    return (
      <Typography sx={{ mt: 1, color: 'text.secondary' }}>
        {translate('redeemedRewards.nothingOffered')}
      </Typography>
    );
  return (
    <Box sx={{ mt: 1.5 }}>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('redeemedRewards.redeem.verb')}
      </Button>
      {isOpen && (
        <RedeemDialog memberId={memberId} catalogue={data} onClose={() => setOpen(false)} />
      )}
    </Box>
  );
};

const MemberRewardsSection = () => {
  const translate = useTranslate();
  const count = useCount();
  const member = useRecordContext<Member>();
  const memberId = member?.id ?? 0;
  const { canAccess: mayRedeem } = useCanAccess({ resource: 'redeemedRewards', action: 'create' });
  const { data = [], total } = useGetList<RedeemedReward>(
    'redeemedRewards',
    {
      filter: { memberId },
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: 'redeemedAt', order: 'DESC' },
    },
    { enabled: memberId > 0 },
  );
  if (!member || total === undefined) return null;
  return (
    <>
      {total === 0 && translate('redeemedRewards.none')}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </Box>
      {total > SHOWN && (
        <Link to={listLink('redeemedRewards', { filter: { memberId } })}>
          {translate('redeemedRewards.all', { n: count(total) })}
        </Link>
      )}
      {mayRedeem && mayBeAddedTo(member) && <Redeem memberId={memberId} />}
    </>
  );
};
export default MemberRewardsSection;
