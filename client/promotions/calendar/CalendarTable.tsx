/** The same as a table: for phones, for screen readers, and for whoever likes it better. */
import {
  Box,
  Card,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  type Theme,
} from '@mui/material';
import { useMediaQuery } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PromotionPhaseChip } from '../shared/promotionPhase.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import type { Shared } from './geometry.ts';
import type { Entry } from './useCalendar.ts';
import { useEntryWords } from './useEntryWords.ts';

const HEAD = ['promotion', 'phase', 'lane', 'window', 'hours', 'overlaps'] as const;

interface Props {
  entries: readonly Entry[];
  shared: ReadonlyMap<number, Shared>;
}

export const CalendarTable = ({ entries, shared }: Props) => {
  const translate = useTranslate();
  const { hours, period } = useEntryWords();
  const isSmall = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const others = ({ id }: Entry) => shared.get(id)?.others.size ?? 0;
  const sorted = [...entries].sort((a, b) => a.startsAt - b.startsAt);
  if (isSmall)
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {sorted.map((entry) => (
          <Card component="li" key={entry.id} sx={{ p: 1.5, mb: 1 }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
              <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <RecordLink resource="promotions" id={entry.id} to="show">
                  {entry.name}
                </RecordLink>
              </Box>
              <PromotionPhaseChip phase={entry.phase} />
            </Box>
            <div>{period(entry)}</div>
            {entry.hours.length > 0 && <div>{hours(entry.hours)}</div>}
            <Box sx={{ color: 'text.secondary' }}>
              {translate(`promotionCalendar.lanes.${entry.lane}`)}
              {others(entry) > 0 &&
                ` · ${translate('promotionCalendar.overlapping', { smart_count: others(entry) })}`}
            </Box>
          </Card>
        ))}
      </Box>
    );
  return (
    <Card>
      <TableContainer tabIndex={0} role="group" aria-label={translate('promotionCalendar.table')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {HEAD.map((name) => (
                <TableCell key={name} scope="col" align={name === 'overlaps' ? 'right' : 'left'}>
                  {translate(`promotionCalendar.head.${name}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {sorted.map((entry) => (
              <TableRow key={entry.id} sx={{ '&:last-child th': { borderBottom: 0 } }}>
                <TableCell component="th" scope="row">
                  <RecordLink resource="promotions" id={entry.id} to="show">
                    {entry.name}
                  </RecordLink>
                </TableCell>
                <TableCell>
                  <PromotionPhaseChip phase={entry.phase} />
                </TableCell>
                <TableCell>{translate(`promotionCalendar.lanes.${entry.lane}`)}</TableCell>
                <TableCell>{period(entry)}</TableCell>
                <TableCell>
                  {entry.hours.length > 0
                    ? hours(entry.hours)
                    : translate('promotionCalendar.always')}
                </TableCell>
                <TableCell align="right">{others(entry) || '–'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Card>
  );
};
