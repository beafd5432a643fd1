/** What would go by the periods that stand in the form, also before they are saved. */
import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import {
  KEPT_BECAUSE,
  type RetainedMonth,
  type RetentionPeriods,
  type RetentionReport,
} from '#contract/service/retention';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const NUMBER = { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;
const WORDS = 'serviceRetention.dryRun';
const NAMES = ['attachmentDays', 'messageDays', 'ticketDays'] as const;

const useDryRun = () => {
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [report, setReport] = useState<RetentionReport>();
  const ask = (periods: RetentionPeriods) => {
    const query = new URLSearchParams(NAMES.map((name) => [name, String(periods[name])]));
    return run(
      async () =>
        (await api.call<RetentionReport>('GET', `/serviceRetention/dryRun?${query}`)).data,
      { onSuccess: setReport },
    );
  };
  return { report, ask, pending };
};

const sumOf = (months: readonly RetainedMonth[]): Pick<RetainedMonth, 'goes' | 'kept'> => ({
  goes: months.reduce((sum, { goes }) => sum + goes, 0),
  kept: {
    legalHold: months.reduce((sum, { kept }) => sum + kept.legalHold, 0),
    openCase: months.reduce((sum, { kept }) => sum + kept.openCase, 0),
  },
});

const Numbers = ({ goes, kept }: Pick<RetainedMonth, 'goes' | 'kept'>) => {
  const count = useCount();
  return (
    <>
      <TableCell sx={NUMBER}>{count(goes)}</TableCell>
      {KEPT_BECAUSE.map((because) => (
        <TableCell key={because} sx={NUMBER}>
          {count(kept[because])}
        </TableCell>
      ))}
    </>
  );
};

const Months = ({ report: { tables } }: { report: RetentionReport }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const monthName = (month: string) =>
    formatDay(`${month}-01`, locale, { year: 'numeric', month: 'long' });
  const filled = tables.filter(({ months }) => months.length > 0);
  if (filled.length === 0)
    return <Typography role="status">{translate(`${WORDS}.none`)}</Typography>;
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate(`${WORDS}.table`)}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate(`${WORDS}.what`)}</TableCell>
            <TableCell>{translate(`${WORDS}.month`)}</TableCell>
            <TableCell sx={NUMBER}>{translate(`${WORDS}.goes`)}</TableCell>
            {KEPT_BECAUSE.map((because) => (
              <TableCell key={because} sx={NUMBER}>
                {translate(`serviceRetention.kept.${because}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {filled.flatMap(({ table, months }) => [
            <TableRow key={table} sx={{ '& td': { fontWeight: 600 } }}>
              <TableCell>{translate(`serviceRetention.tables.${table}`)}</TableCell>
              <TableCell>{translate(`${WORDS}.total`)}</TableCell>
              <Numbers {...sumOf(months)} />
            </TableRow>,
            ...months.map(({ month, ...numbers }) => (
              <TableRow key={`${table} ${month}`}>
                <TableCell />
                <TableCell>{monthName(month)}</TableCell>
                <Numbers {...numbers} />
              </TableRow>
            )),
          ])}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

export const DryRunSection = () => {
  const translate = useTranslate();
  const { report, ask, pending } = useDryRun();
  const [attachmentDays, messageDays, ticketDays] = useWatch({ name: [...NAMES] }) as number[];
  const periods = {
    attachmentDays: attachmentDays ?? 0,
    messageDays: messageDays ?? 0,
    ticketDays: ticketDays ?? 0,
  };
  return (
    <Section
      title={`${WORDS}.title`}
      help={`${WORDS}.help`}
      actions={
        <Button variant="outlined" disabled={pending} onClick={() => void ask(periods)}>
          {translate(`${WORDS}.run`)}
        </Button>
      }
    >
      {report && <Months report={report} />}
    </Section>
  );
};
