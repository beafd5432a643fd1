import {
  Box,
  Link,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import type { KpiAnswer } from '#contract/insight/kpis';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ChangeText } from './ChangeText.tsx';
import type { Asked } from './figures.ts';
import { rowsBehind, type RowsLink } from './links.ts';
import { Coverage } from './Coverage.tsx';
import { KpiTableTotals, WIDE } from './KpiTableTotals.tsx';
import { useMeasureText } from './measures.ts';
import { bucketName, partialText, type Row } from './series.ts';

export interface KpiTableProps {
  answer: KpiAnswer;
  asked: Asked;
  rows: readonly Row[];
  caption: string;
}

const NAME = { whiteSpace: { sm: 'nowrap' } } as const;

/** The further records behind a figure, beside those to which the name of its period leads. */
const FurtherRows = ({ period, links }: { period: string; links: readonly RowsLink[] }) => {
  const translate = useTranslate();
  return links.map(({ kind, address }) => {
    const label = translate(`dashboard.why.rows.${kind}`);
    return (
      <Box key={kind} sx={{ fontSize: 12.5 }}>
        <Link
          component={LinkBase}
          to={address}
          aria-label={translate('dashboard.table.rowsOf', { rows: label, period })}
        >
          {label}
        </Link>
      </Box>
    );
  });
};

/** The numbers of the chart; each period leads to the records behind it. */
export const KpiTable = ({ answer, asked, rows, caption }: KpiTableProps) => {
  const translate = useTranslate();
  const text = useMeasureText();
  const { locale } = useStoreSettings();
  const { measure, bucket, channel, categoryId } = asked;
  const named = rows.map((row) => ({
    ...row,
    name: bucketName(row.point, bucket, locale),
    links: rowsBehind(measure, { ...row.point, channel, categoryId }),
    partial: partialText(row.point, answer.today),
  }));
  return (
    <TableContainer sx={{ maxHeight: 420 }} tabIndex={0} role="group" aria-label={caption}>
      <Table size="small" stickyHeader aria-label={caption}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate('dashboard.table.period')}</TableCell>
            <TableCell scope="col" align="right">
              {translate(`dashboard.measures.${measure}.name`)}
            </TableCell>
            <TableCell scope="col" sx={WIDE}>
              {translate('dashboard.table.comparedWith')}
            </TableCell>
            <TableCell scope="col" align="right" sx={WIDE}>
              {translate('dashboard.table.before')}
            </TableCell>
            <TableCell scope="col" align="right">
              {translate('dashboard.table.change')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {named.map(({ point, name, links, before, value, beforeValue, partial }) => (
            <TableRow key={point.from}>
              <TableCell component="th" scope="row" sx={NAME}>
                <Link component={LinkBase} to={links[0]?.address ?? '/orders'}>
                  {name}
                </Link>
                {partial && (
                  <Box component="span" sx={{ color: 'text.secondary', ml: 0.75 }}>
                    {translate(partial)}
                  </Box>
                )}
              </TableCell>
              <TableCell align="right">
                {text.value(measure, value)}
                {value !== null && <Coverage text={text.coverage(measure, point)} />}
                {value !== null && <FurtherRows period={name} links={links.slice(1)} />}
              </TableCell>
              <TableCell sx={WIDE}>{before ? bucketName(before, bucket, locale) : '–'}</TableCell>
              <TableCell align="right" sx={WIDE}>
                {text.value(measure, beforeValue)}
                {before && <Coverage text={text.coverage(measure, before)} />}
              </TableCell>
              <TableCell align="right">
                {before && value !== null && point.to <= answer.today ? (
                  <ChangeText measure={measure} now={point} before={before} />
                ) : (
                  '–'
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <KpiTableTotals measure={measure} answer={answer} asked={asked} rows={rows} />
      </Table>
    </TableContainer>
  );
};
