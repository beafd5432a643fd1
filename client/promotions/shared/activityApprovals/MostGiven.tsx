/** While an activity is written: how many points it can give, and that another person may have to approve that. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { MEMBER_ACTIVITY_KINDS } from '#contract/promotions/memberActivities';
import { type Giving, mostPoints } from '#rules/promotions/activityApprovals';
import { useMostPoints } from './useMostPoints.ts';

const FIELDS = ['kind', 'points', 'maxEntries', 'winners', 'prizes'] as const;
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What the form holds, where numbers may be missing yet. */
const givingOf = ([kind, points, maxEntries, winners, prizes]: readonly unknown[]): Giving => ({
  kind: MEMBER_ACTIVITY_KINDS.find((known) => known === kind) ?? 'reward',
  points: kind === 'reward' || kind === 'contest' ? asNumber(points) : null,
  maxEntries: asNumber(maxEntries),
  winners: asNumber(winners),
  prizes: (Array.isArray(prizes) ? prizes : []).map(
    (prize: { points?: unknown; stock?: unknown } | undefined) => ({
      points: asNumber(prize?.points),
      stock: asNumber(prize?.stock),
    }),
  ),
});

export const MostGiven = () => {
  const translate = useTranslate();
  const { gives } = useMostPoints();
  const points = mostPoints(givingOf(useWatch({ name: [...FIELDS] })));
  if (points === 0) return null;
  return (
    <Typography sx={{ mt: 1, color: 'text.secondary' }}>
      {translate('activityApprovals.help', { gives: gives(points) })}
    </Typography>
  );
};
