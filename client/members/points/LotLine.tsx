/** A batch of points: what opened it, from when on it can be spent, and until when it is valid. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LotLeft } from '#contract/members/points';
import { usePointWords } from '../shared/usePointWords.ts';

/** `points`: the part of it that is meant. */
export const LotLine = ({ lot, points }: { lot: LotLeft; points: number }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const facts = [
    words.about(lot),
    lot.isPending
      ? lot.availableAt === null
        ? translate('points.pendingDelivery')
        : translate('points.pendingUntil', { day: words.dayOfInstant(lot.availableAt) })
      : null,
    lot.held > 0 ? translate('points.heldOf', { points: words.count(lot.held) }) : null,
    words.lastDay(lot.expiresAt),
  ].filter((fact) => fact !== null);
  return (
    <Box component="li" sx={{ mb: 0.75 }}>
      {words.count(points)}
      <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {facts.join(translate('layout.partSeparator'))}
      </Typography>
    </Box>
  );
};
