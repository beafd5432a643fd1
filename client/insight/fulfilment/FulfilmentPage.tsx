/** How fast orders leave and arrive, whether they keep what was promised, and what was out of stock. */
import { Box, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Title, useDataProvider, useTranslate } from 'react-admin';
import type { FulfilmentReport } from '#contract/insight/fulfilment';
import { dayOf } from '#shared/days';
import type { Api } from '../../api.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useSearch } from '../../ui/useSearch.ts';
import { FilterGroup } from '../shared/FilterGroup.tsx';
import { PeriodFields } from '../shared/PeriodFields.tsx';
import { type AskedPeriod, readPeriod, writePeriod } from '../shared/period.ts';
import { DurationTable, OnTime } from './ParcelFigures.tsx';
import { StockFigures } from './StockFigures.tsx';

/** Since when the sources tell, and when they were read. */
const Sources = ({ from, report }: { from: number | null; report: FulfilmentReport }) => {
  const translate = useTranslate();
  return (
    <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
      {translate('fulfilment.since')} <Instant at={from} />
      {translate('layout.partSeparator')}
      {translate('fulfilment.readAt')} <Instant at={report.readAt} />
    </Typography>
  );
};

const Report = ({ report }: { report: FulfilmentReport }) => (
  <>
    <Section title="fulfilment.durations">
      <DurationTable report={report} />
      <OnTime report={report} />
      <Sources from={report.parcelsFrom} report={report} />
    </Section>
    <Section title="fulfilment.stock">
      <StockFigures report={report} />
      <Sources from={report.stockFrom} report={report} />
    </Section>
  </>
);

const FulfilmentPage = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { timeZone, fiscalYearStartMonth } = useStoreSettings();
  const { search, change } = useSearch();
  const asked = readPeriod(search, dayOf(Date.now(), timeZone), fiscalYearStartMonth);
  const ask = (period: Partial<AskedPeriod>) => change((before) => writePeriod(before, period));
  const { from, to } = asked;
  const query = useQuery({
    queryKey: ['fulfilment', from, to],
    queryFn: async ({ signal }) =>
      (
        await api.call<FulfilmentReport>(
          'GET',
          `/fulfilment/report?from=${from}&to=${to}`,
          undefined,
          signal,
        )
      ).data,
    placeholderData: keepPreviousData,
  });
  return (
    <Box sx={{ pt: 1, pb: 4, maxWidth: 1600 }}>
      <Title title={translate('fulfilment.title')} preferenceKey={false} />
      <FilterGroup>
        <PeriodFields asked={asked} ask={ask} />
      </FilterGroup>
      {query.data ? <Report report={query.data} /> : <Loading query={query} height={420} />}
    </Box>
  );
};
export default FulfilmentPage;
