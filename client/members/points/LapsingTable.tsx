/** What lapses of a member's points in the next twelve months, by the last valid day. */
import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PointBalance } from '#contract/members/points';
import { dayOf, monthsAfter } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { usePointWords } from '../shared/usePointWords.ts';

const MONTHS = 12;

export const LapsingTable = ({ lapsing, at }: Pick<PointBalance, 'lapsing'> & { at: number }) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const words = usePointWords();
  const until = monthsAfter(dayOf(at, timeZone), MONTHS);
  const shown = lapsing.filter(({ lastDay }) => lastDay <= until);
  const later = lapsing
    .filter(({ lastDay }) => lastDay > until)
    .reduce((sum, { points }) => sum + points, 0);
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('points.lapsingTitle')}
      </Typography>
      {shown.length === 0 ? (
        translate('points.lapsingNone')
      ) : (
        <Table size="small" sx={{ maxWidth: 420 }}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('points.lastValidDay')}</TableCell>
              <TableCell align="right">{translate('points.title')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ lastDay, points }) => (
              <TableRow key={lastDay}>
                <TableCell>{words.day(lastDay)}</TableCell>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {words.count(points)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {later > 0 && (
        <Typography sx={{ mt: 1, color: 'text.secondary' }}>
          {translate('points.lapsingLater', { points: words.count(later) })}
        </Typography>
      )}
    </>
  );
};
