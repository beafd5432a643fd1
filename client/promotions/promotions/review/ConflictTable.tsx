/** The other promotions that overlap with this one on the same goods. */
import { Box, TableBody, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Conflict } from '#contract/promotions/review';
import { FirstInstant } from '../../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../../ui/record/LastInstant.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { PromotionPhaseChip } from '../../shared/promotionPhase.tsx';
import { MUTED, NUMBER, ReviewHead, ReviewTable } from './ReviewTable.tsx';
import { WORDS } from './words.ts';

export const ConflictTable = ({ rows }: { rows: readonly Conflict[] }) => {
  const translate = useTranslate();
  const rate = useRate();
  return (
    <ReviewTable label={translate(`${WORDS}.conflicts`)}>
      <ReviewHead
        names={['other', 'overlap', 'both', 'depth', 'belowFloor']}
        numbers={['depth', 'belowFloor']}
      />
      <TableBody>
        {rows.map(
          ({ promotionId, name, phase, lane, overlap, both, depthBps, belowFloorVariants }) => (
            <TableRow key={promotionId}>
              <TableCell sx={{ minWidth: 160 }}>
                <RecordLink resource="promotions" id={promotionId} to="show">
                  {name}
                </RecordLink>
                <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', ...MUTED }}>
                  <PromotionPhaseChip phase={phase} /> {translate(`promotions.lanes.${lane}`)}
                </Box>
              </TableCell>
              <TableCell>
                <FirstInstant at={overlap.startsAt} /> –{' '}
                {overlap.endsAt === null ? (
                  translate('promotions.noEnd')
                ) : (
                  <LastInstant at={overlap.endsAt} />
                )}
              </TableCell>
              <TableCell>{translate(`${WORDS}.boths.${both}`)}</TableCell>
              <TableCell sx={NUMBER}>{rate(depthBps)}</TableCell>
              <TableCell
                sx={{
                  ...NUMBER,
                  ...(belowFloorVariants > 0 && { color: 'error.main', fontWeight: 600 }),
                }}
              >
                {belowFloorVariants}
              </TableCell>
            </TableRow>
          ),
        )}
      </TableBody>
    </ReviewTable>
  );
};
