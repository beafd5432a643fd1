/** How long customers waited in a period, and what came of their tickets. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ServiceReport } from '#contract/insight/serviceInsight';
import { addDays } from '#shared/days';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import type { Period } from '../shared/ranges.ts';
import { AttainmentTable } from './AttainmentTable.tsx';
import { CauseTable, useCauseCsv } from './CauseTable.tsx';
import { Compared } from './Compared.tsx';
import { linesCsv } from './csv.ts';
import { figureHead, FigureLines } from './FigureLines.tsx';
import { useAttainmentCsv } from './useAttainment.ts';
import { useServiceLines } from './useServiceLines.tsx';
import { useServiceReport } from './useServiceReport.ts';

export const ServiceSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const linesOf = useServiceLines();
  const attainmentCsv = useAttainmentCsv();
  const causeCsv = useCauseCsv();
  const query = useServiceReport<ServiceReport>('service', asked);
  const { data } = query;
  if (!data)
    return (
      <Section title="serviceInsight.serviceTitle">
        <Loading query={query} height={420} />
      </Section>
    );
  const { period, before } = data;
  if (period === null)
    return (
      <Section title="serviceInsight.serviceTitle">
        <Typography>{translate('serviceInsight.noTickets')}</Typography>
      </Section>
    );
  const lines = linesOf(period, before);
  return (
    <>
      <Section
        title="serviceInsight.serviceTitle"
        help="serviceInsight.serviceHelp"
        actions={
          <FigureVerbs
            fileName={`service-${addDays(asked.to, -1)}.csv`}
            csv={() => linesCsv(figureHead(translate), lines)}
          />
        }
      >
        <FigureLines label={translate('serviceInsight.serviceTitle')} lines={lines} />
        <Compared report={data} before={before} />
      </Section>
      <Section
        title="serviceInsight.attainmentTitle"
        help="serviceInsight.attainmentHelp"
        actions={
          <FigureVerbs
            fileName={`targets-${addDays(asked.to, -1)}.csv`}
            csv={() => attainmentCsv(period, before)}
          />
        }
      >
        <AttainmentTable asked={asked} period={period} before={before} />
        <Compared report={data} before={before} />
      </Section>
      <Section
        title="serviceInsight.causesTitle"
        help="serviceInsight.causesHelp"
        actions={
          <FigureVerbs
            fileName={`causes-${addDays(asked.to, -1)}.csv`}
            csv={() => causeCsv(period, before)}
          />
        }
      >
        <CauseTable asked={asked} period={period} before={before} />
        <Compared report={data} before={before} />
      </Section>
    </>
  );
};
