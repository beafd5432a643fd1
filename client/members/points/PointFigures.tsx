/** A member's points as figures, each with why it is what it is: the batches behind it and their sum. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LotLeft, MemberPoints } from '#contract/members/points';
import { usePointWords } from '../shared/usePointWords.ts';
import { WhyDrawer } from '../shared/WhyDrawer.tsx';
import { LotLine } from './LotLine.tsx';

const FIGURES = ['available', 'pending', 'held', 'arrears'] as const;
type Figure = (typeof FIGURES)[number];

/** What each batch adds to a figure; nothing is added to what is owed. */
const PARTS: Record<Figure, (lot: LotLeft) => number> = {
  available: ({ isPending, points }) => (isPending ? 0 : points),
  pending: ({ isPending, points }) => (isPending ? points : 0),
  held: ({ held }) => held,
  arrears: () => 0,
};

const Why = ({ figure, points }: { figure: Figure; points: MemberPoints }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const { balance, lots } = points;
  const parts = lots
    .map((lot) => ({ lot, part: PARTS[figure](lot) }))
    .filter(({ part }) => part > 0);
  const sum = parts.map(({ part }) => words.count(part)).join(' + ') || words.count(0);
  const owed = figure === 'available' && balance.arrears > 0;
  return (
    <>
      <Typography sx={{ mb: 1 }}>{translate(`points.whyFigures.${figure}`)}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {parts.map(({ lot, part }) => (
          <LotLine key={lot.id} lot={lot} points={part} />
        ))}
      </Box>
      {figure !== 'arrears' && (
        <Typography sx={{ mt: 1, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}>
          {translate(owed ? 'points.sumLessOwed' : 'points.sum', {
            sum,
            owed: words.count(balance.arrears),
            points: words.count(balance[figure]),
          })}
        </Typography>
      )}
    </>
  );
};

export const PointFigures = ({ points }: { points: MemberPoints }) => {
  const translate = useTranslate();
  const { count } = usePointWords();
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
        gap: 1.5,
      }}
    >
      {FIGURES.map((figure) => (
        <div key={figure}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {translate(`points.${figure}`)}
          </Box>
          <Box component="dd" sx={{ m: 0, display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <Box component="strong" sx={{ fontSize: 18, fontVariantNumeric: 'tabular-nums' }}>
              {count(points.balance[figure])}
            </Box>
            <WhyDrawer title={`${translate(`points.${figure}`)} ${count(points.balance[figure])}`}>
              {() => <Why figure={figure} points={points} />}
            </WhyDrawer>
          </Box>
        </div>
      ))}
    </Box>
  );
};
