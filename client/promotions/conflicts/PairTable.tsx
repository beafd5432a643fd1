/** Pairs of promotions with what they take off together. */
import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ConflictPair } from '#contract/promotions/review';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { PromotionPhaseChip } from '../shared/promotionPhase.tsx';

const NUMBER = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;
const WORDS = 'promotions.review';

const Named = ({ promotionId, name, phase }: ConflictPair['one']) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
    <RecordLink resource="promotions" id={promotionId} to="show">
      {name}
    </RecordLink>
    <PromotionPhaseChip phase={phase} />
  </Box>
);

const Overlap = ({ startsAt, endsAt }: ConflictPair['other']['overlap']) => {
  const translate = useTranslate();
  return (
    <>
      <FirstInstant at={startsAt} /> –{' '}
      {endsAt === null ? translate('promotions.noEnd') : <LastInstant at={endsAt} />}
    </>
  );
};

export const PairTable = ({ pairs }: { pairs: readonly ConflictPair[] }) => {
  const translate = useTranslate();
  const rate = useRate();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('promotionConflicts.table')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('promotionConflicts.pair')}</TableCell>
            <TableCell align="right">{translate(`${WORDS}.depth`)}</TableCell>
            <TableCell>{translate(`${WORDS}.both`)}</TableCell>
            <TableCell>{translate(`${WORDS}.overlap`)}</TableCell>
            <TableCell align="right">{translate(`${WORDS}.belowFloor`)}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {pairs.map(({ one, other }) => (
            <TableRow key={`${one.promotionId}-${other.promotionId}`}>
              <TableCell sx={{ minWidth: 180 }}>
                <Named {...one} />
                <Named {...other} />
              </TableCell>
              <TableCell align="right" sx={NUMBER}>
                {rate(other.depthBps)}
                {other.depthBps === null && (
                  <Typography component="div" variant="caption" color="text.secondary">
                    {translate('promotionConflicts.hiddenDepth')}
                  </Typography>
                )}
              </TableCell>
              <TableCell>
                {translate(`${WORDS}.pairs.${other.both}`, { one: one.name, other: other.name })}
              </TableCell>
              <TableCell>
                <Overlap {...other.overlap} />
              </TableCell>
              <TableCell
                align="right"
                sx={{
                  ...NUMBER,
                  ...(other.belowFloorVariants > 0 && { color: 'error.main', fontWeight: 600 }),
                }}
              >
                {other.belowFloorVariants}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
