import Download from '@mui/icons-material/FileDownloadOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { COST_MEASURES } from '#contract/insight/kpis';
import { kpiCsv } from './csv.ts';
import type { Asked } from './figures.ts';
import type { Row } from './series.ts';

const COLUMNS = ['from', 'until', 'value', 'beforeFrom', 'beforeUntil', 'before'] as const;
const COVERAGE_COLUMNS = ['coverage', 'beforeCoverage'] as const;

const save = (text: string, name: string) => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** The figure as a file, and the page on paper. */
export const ChartVerbs = ({ rows, asked }: { rows: readonly Row[]; asked: Asked }) => {
  const translate = useTranslate();
  const { decimals } = useStoreSettings();
  const { measure, from, to } = asked;
  const download = () => {
    const name = translate(`dashboard.measures.${measure}.name`);
    const columns = COST_MEASURES.includes(measure) ? [...COLUMNS, ...COVERAGE_COLUMNS] : COLUMNS;
    const header = columns.map((column) => translate(`dashboard.csv.${column}`, { name }));
    save(kpiCsv(rows, { measure, decimals, header }), `${measure}-${from}-${to}.csv`);
  };
  return (
    <Box sx={{ display: 'flex', displayPrint: 'none' }}>
      <Tooltip title={translate('dashboard.csv.download')}>
        <IconButton aria-label={translate('dashboard.csv.download')} onClick={download}>
          <Download />
        </IconButton>
      </Tooltip>
      <Tooltip title={translate('dashboard.print')}>
        <IconButton aria-label={translate('dashboard.print')} onClick={() => window.print()}>
          <Print />
        </IconButton>
      </Tooltip>
    </Box>
  );
};
