/** A row for each figure, a column for each promotion. */
import Download from '@mui/icons-material/FileDownloadOutlined';
import {
  Box,
  Button,
  Card,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import { useDataProvider, useGetMany, useTranslate } from 'react-admin';
import type { Promotion } from '#contract/promotions/promotions';
import type { Api } from '../../api.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { saveFile } from '../../ui/record/saveFile.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { effectQuery } from '../shared/effect/effectQuery.ts';
import type { Figure } from '../shared/effect/Figures.tsx';
import { useFiguresOf } from '../shared/effect/useEffectFigures.tsx';
import { comparisonCsv } from './csv.ts';

const FigureCell = ({ figure: { value, note, isBad = false } }: { figure: Figure }) => (
  <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', verticalAlign: 'top' }}>
    <Box component="span" sx={{ fontWeight: 600, ...(isBad && { color: 'error.main' }) }}>
      {value}
    </Box>
    {note && (
      <Box component="span" sx={{ display: 'block', fontSize: 12.5, color: 'text.secondary' }}>
        {note}
      </Box>
    )}
  </TableCell>
);

/** The first effect that is missing, for its error or as long as it is loaded. */
const useEffects = (ids: readonly number[]) => {
  const api = useDataProvider<Api>();
  return useQueries({ queries: ids.map((id) => effectQuery(api, 'promotions', id)) });
};

export const ComparisonTable = ({ ids }: { ids: readonly number[] }) => {
  const translate = useTranslate();
  const { locale, decimals } = useStoreSettings();
  const figuresOf = useFiguresOf();
  const effects = useEffects(ids);
  const { data: promotions = [] } = useGetMany<Promotion>('promotions', { ids: [...ids] });
  const missing = effects.find(({ data }) => !data);
  if (missing) return <Loading query={missing} height={320} />;
  const reports = effects.flatMap(({ data }) => data ?? []);
  const columns = reports.map(figuresOf);
  const nameOf = (id: number) => promotions.find((one) => one?.id === id)?.name ?? '…';
  const download = () => {
    const compared = reports.map((report, index) => ({ name: nameOf(ids[index] ?? 0), report }));
    saveFile(comparisonCsv(compared, decimals, translate), 'promotions.csv', 'text/csv');
  };
  return (
    <>
      <Button onClick={download} startIcon={<Download />} sx={{ mb: 1 }}>
        {translate('promotionComparison.export')}
      </Button>
      <Card>
        <TableContainer
          tabIndex={0}
          role="region"
          aria-label={translate('promotionComparison.table')}
        >
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('promotionComparison.figure')}</TableCell>
                {ids.map((id) => (
                  <TableCell key={id} align="right" sx={{ minWidth: 150 }}>
                    <RecordLink resource="promotions" id={id} to="show">
                      {nameOf(id)}
                    </RecordLink>
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              <TableRow>
                <TableCell component="th" scope="row">
                  {translate('promotionComparison.period')}
                </TableCell>
                {reports.map(({ from, to }, index) => (
                  <TableCell key={ids[index]} align="right">
                    {from < to ? formatPeriod(from, to, locale) : '–'}
                  </TableCell>
                ))}
              </TableRow>
              {(columns[0] ?? []).map(({ label }, row) => (
                <TableRow key={label}>
                  <TableCell component="th" scope="row" sx={{ verticalAlign: 'top' }}>
                    {translate(label, { _: label })}
                  </TableCell>
                  {columns.map((figures, index) => {
                    const figure = figures[row];
                    return figure && <FigureCell key={ids[index]} figure={figure} />;
                  })}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      </Card>
    </>
  );
};
