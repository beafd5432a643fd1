/** Figures by day: one of them drawn, all of them as a table one click away. */
import {
  Box,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatDay } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

const DayChart = lazy(() => import('./DayChart.tsx'));
const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap' } as const;

export interface DaysPanelProps<Row extends { day: string }> {
  /** Translated. */
  title: string;
  rows: readonly Row[];
  /** Minor units; labels are translation keys. */
  drawn: { label: string; value: (row: Row) => number };
  columns: readonly { label: string; value: (row: Row) => string }[];
}

export const DaysPanel = <Row extends { day: string }>({
  title,
  rows,
  drawn,
  columns,
}: DaysPanelProps<Row>) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const [look, setLook] = useState<'chart' | 'table'>('chart');
  if (rows.every((row) => drawn.value(row) === 0)) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
        }}
      >
        <Typography variant="subtitle2" component="h3">
          {title}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={look}
          onChange={(_, chosen: 'chart' | 'table' | null) => chosen && setLook(chosen)}
          aria-label={translate('effect.look')}
        >
          {(['chart', 'table'] as const).map((one) => (
            <ToggleButton key={one} value={one} sx={{ py: 0.25, textTransform: 'none' }}>
              {translate(`effect.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      {look === 'chart' ? (
        <Suspense fallback={<Skeleton variant="rounded" height={220} />}>
          <DayChart
            title={title}
            bars={rows.map((row) => ({ day: row.day, amount: drawn.value(row) }))}
          />
        </Suspense>
      ) : (
        <TableContainer tabIndex={0} role="region" aria-label={title} sx={{ maxHeight: 320 }}>
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                <TableCell>{translate('effect.day')}</TableCell>
                {columns.map(({ label }) => (
                  <TableCell key={label} sx={NUMBER}>
                    {translate(label)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.day}>
                  <TableCell>{formatDay(row.day, locale)}</TableCell>
                  {columns.map(({ label, value }) => (
                    <TableCell key={label} sx={NUMBER}>
                      {value(row)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Box>
  );
};
