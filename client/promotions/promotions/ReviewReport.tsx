/** What stands in the way of terms: conflicts with others, the worst prices, and whether a second person is asked. */
import {
  Alert,
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { rolesThatCan } from '#contract/platform/access';
import type { PromotionReview } from '#contract/promotions/review';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { PromotionPhaseChip } from '../shared/promotionPhase.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import type { Conflict, WorstRow } from './review.ts';

const WORDS = 'promotions.review';
const NUMBER = {
  textAlign: 'right',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
} as const;
const MUTED = { color: 'text.secondary', fontSize: 12.5 } as const;

const Wide = ({ label, children }: { label: string; children: ReactNode }) => (
  <TableContainer tabIndex={0} role="region" aria-label={label} sx={{ maxHeight: 340, mb: 1 }}>
    <Table size="small" stickyHeader>
      {children}
    </Table>
  </TableContainer>
);

const Head = ({ names, numbers }: { names: readonly string[]; numbers: readonly string[] }) => {
  const translate = useTranslate();
  return (
    <TableHead>
      <TableRow>
        {names.map((name) => (
          <TableCell key={name} sx={numbers.includes(name) ? NUMBER : {}}>
            {translate(`${WORDS}.${name}`)}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
};

const Conflicts = ({ rows }: { rows: readonly Conflict[] }) => {
  const translate = useTranslate();
  const rate = useRate();
  return (
    <Wide label={translate(`${WORDS}.conflicts`)}>
      <Head
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
                <Instant at={overlap.startsAt} /> –{' '}
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
    </Wide>
  );
};

const Worst = ({ rows }: { rows: readonly WorstRow[] }) => {
  const translate = useTranslate();
  const rate = useRate();
  return (
    <Wide label={translate(`${WORDS}.worst`)}>
      <Head
        names={['variant', 'price', 'paid', 'off', 'margin', 'floor']}
        numbers={['price', 'paid', 'off', 'margin', 'floor']}
      />
      <TableBody>
        {rows.map(({ variantId, name, sku, quantity, price, paid, depthBps, marginBps, floor }) => (
          <TableRow key={variantId}>
            <TableCell sx={{ minWidth: 160 }}>
              {name}
              <Box sx={MUTED}>
                {[sku, quantity > 1 && `× ${quantity}`].filter(Boolean).join(' ')}
              </Box>
            </TableCell>
            <TableCell sx={NUMBER}>
              <Money amount={price} />
            </TableCell>
            <TableCell sx={{ ...NUMBER, fontWeight: 600 }}>
              <Money amount={paid} />
            </TableCell>
            <TableCell sx={NUMBER}>{rate(depthBps)}</TableCell>
            <TableCell
              sx={{
                ...NUMBER,
                ...(marginBps !== null && marginBps < 0 && { color: 'error.main' }),
              }}
            >
              {rate(marginBps)}
            </TableCell>
            <TableCell
              sx={{ ...NUMBER, ...(floor !== null && paid <= floor && { color: 'warning.main' }) }}
            >
              <Money amount={floor} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Wide>
  );
};

export const ReviewReport = ({
  review: { needsApproval, conflicts, worst, sampled, warnings },
}: {
  review: PromotionReview;
}) => {
  const translate = useTranslate();
  const roles = rolesThatCan('promotions', 'approval').join(', ');
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {needsApproval === null ? (
        <Alert severity="success">{translate(`${WORDS}.alone`)}</Alert>
      ) : (
        <Alert severity="info">
          {translate(`${WORDS}.second`, { roles })} {translate(`${WORDS}.why.${needsApproval}`)}
        </Alert>
      )}
      {warnings.map((key) => (
        <Alert key={key} severity="warning">
          {translate(key, { _: key })}
        </Alert>
      ))}
      {conflicts.length > 0 ? (
        <section>
          <Typography variant="subtitle2" component="h3">
            {translate(`${WORDS}.conflictsCount`, { smart_count: conflicts.length })}
          </Typography>
          <Conflicts rows={conflicts} />
        </section>
      ) : (
        <Alert severity="success">{translate(`${WORDS}.noConflicts`)}</Alert>
      )}
      {worst.length > 0 && (
        <section>
          <Typography variant="subtitle2" component="h3">
            {translate(`${WORDS}.worst`)}
          </Typography>
          <Typography sx={MUTED}>
            {translate(`${WORDS}.worstHelp`, { smart_count: sampled })}
          </Typography>
          <Worst rows={worst} />
        </section>
      )}
    </Box>
  );
};
