import { useTranslate } from 'react-admin';
import { addDays } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { COST_MEASURES } from '#contract/insight/kpis';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { kpiCsv } from './csv.ts';
import type { Asked } from './figures.ts';
import type { Row } from './series.ts';

const COLUMNS = ['from', 'until', 'value', 'beforeFrom', 'beforeUntil', 'before'] as const;
const COVERAGE_COLUMNS = ['coverage', 'beforeCoverage'] as const;

/** The figure as a file, and the page on paper. */
export const ChartVerbs = ({ rows, asked }: { rows: readonly Row[]; asked: Asked }) => {
  const translate = useTranslate();
  const { decimals } = useStoreSettings();
  const { measure, from, to } = asked;
  const name = translate(`dashboard.measures.${measure}.name`);
  const columns = COST_MEASURES.includes(measure) ? [...COLUMNS, ...COVERAGE_COLUMNS] : COLUMNS;
  const header = columns.map((column) => translate(`dashboard.csv.${column}`, { name }));
  return (
    <FigureVerbs
      fileName={`${measure}-${from}-${addDays(to, -1)}.csv`}
      csv={() => kpiCsv(rows, { measure, decimals, header })}
    />
  );
};
