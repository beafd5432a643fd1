/** Over which time a replay went, who ran it, and whether it still holds. */
import { Alert, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReplayReport } from '#contract/members/replays';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { useCount } from '../../../ui/list/useCount.ts';
import { useInstant } from '../../../ui/record/instant.tsx';
import { useLastInstant } from '../../../ui/record/LastInstant.tsx';

export const ReplayAlert = ({ replay }: { replay: ReplayReport }) => {
  const translate = useTranslate();
  const instant = useInstant();
  const lastInstant = useLastInstant();
  const count = useCount();
  const toName = usePersonName();
  const { fromAt, untilAt, staffName, memberCount, isStale, figures } = replay;
  return (
    <>
      {isStale && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {translate('replays.stale')}
        </Alert>
      )}
      <Typography sx={{ mb: 1.5 }}>
        {translate('replays.over', {
          from: instant(fromAt),
          until: lastInstant(untilAt),
          members: count(memberCount),
          orders: count(figures?.tally.orders),
          events: count(figures?.tally.events),
          name: toName(staffName),
        })}
      </Typography>
    </>
  );
};
