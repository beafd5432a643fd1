/** What each record has, what the member has afterwards, and what the two say differently. */
import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MergePreview as Preview } from '#contract/members/merges';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { recordLabel } from '../shared/recordLabel.ts';
import { usePointWords } from '../shared/usePointWords.ts';

type Figures = Preview['after'];

const useFigures = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const { count } = usePointWords();
  return [
    ['points.available', ({ balance }: Figures) => count(balance.available)],
    ['points.held', ({ balance }: Figures) => count(balance.held)],
    ['points.pending', ({ balance }: Figures) => count(balance.pending)],
    ['points.arrears', ({ balance }: Figures) => count(balance.arrears)],
    ['merges.growth', ({ growth }: Figures) => count(growth)],
    [
      'resources.members.fields.level',
      ({ level }: Figures) =>
        level === null ? translate('members.levels.none') : nameOf('levels', level),
    ],
    ['merges.coupons', ({ coupons }: Figures) => count(coupons)],
    ['resources.members.fields.orderCount', ({ orderCount }: Figures) => count(orderCount)],
  ] as const;
};

interface FiguresTableProps {
  /** Translated headings with what stands below each. */
  columns: readonly { title: string; figures: Figures }[];
}
export const FiguresTable = ({ columns }: FiguresTableProps) => {
  const translate = useTranslate();
  const rows = useFigures();
  return (
    <Box
      sx={{ overflowX: 'auto', mt: 1 }}
      tabIndex={0}
      role="region"
      aria-label={translate('merges.figures')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('merges.figures')}</TableCell>
            {columns.map(({ title }) => (
              <TableCell key={title} align="right">
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(([label, textOf]) => (
            <TableRow key={label}>
              <TableCell component="th" scope="row">
                {translate(label)}
              </TableCell>
              {columns.map(({ title, figures }) => (
                <TableCell key={title} align="right">
                  {textOf(figures)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

export const MergePreview = ({ preview }: { preview: Preview }) => {
  const translate = useTranslate();
  const { member, record, after, conflicts } = preview;
  return (
    <Box aria-live="polite">
      <FiguresTable
        columns={[
          { title: recordLabel(member), figures: member },
          { title: recordLabel(record), figures: record },
          { title: translate('merges.together'), figures: after },
        ]}
      />
      {conflicts.length > 0 && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate('merges.conflicts.title')}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {conflicts.map((one) => (
              <li key={one}>{translate(`merges.conflicts.${one}`)}</li>
            ))}
          </Box>
        </Alert>
      )}
    </Box>
  );
};
