/** How well customers are served, what waits, and what comes back: one section for each question. */
import { Box } from '@mui/material';
import { Title, useCanAccess, useTranslate } from 'react-admin';
import { dayOf } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useSearch } from '../../ui/useSearch.ts';
import { FilterGroup } from '../shared/FilterGroup.tsx';
import { AgentScores } from '../shared/AgentScores.tsx';
import { PeriodFields } from '../shared/PeriodFields.tsx';
import { type AskedPeriod, readPeriod, writePeriod } from '../shared/period.ts';
import { AgentSection } from './AgentSection.tsx';
import { BacklogSection } from './BacklogSection.tsx';
import { RefundSection } from './RefundSection.tsx';
import { ReturnSection } from './ReturnSection.tsx';
import { ServiceSection } from './ServiceSection.tsx';

const ServiceInsightPage = () => {
  const translate = useTranslate();
  const { timeZone, fiscalYearStartMonth } = useStoreSettings();
  const { search, change } = useSearch();
  const { canAccess: seesAgents } = useCanAccess({ resource: 'serviceInsight', action: 'agents' });
  const asked = readPeriod(search, dayOf(Date.now(), timeZone), fiscalYearStartMonth);
  const ask = (period: Partial<AskedPeriod>) => change((before) => writePeriod(before, period));
  return (
    <Box sx={{ pt: 1, pb: 4, maxWidth: 1600 }}>
      <Title title={translate('serviceInsight.title')} preferenceKey={false} />
      <BacklogSection />
      <FilterGroup>
        <PeriodFields asked={asked} ask={ask} />
      </FilterGroup>
      <ServiceSection asked={asked} />
      {seesAgents === true && <AgentSection asked={asked} />}
      {seesAgents === true && <AgentScores />}
      <RefundSection asked={asked} />
      <ReturnSection asked={asked} />
    </Box>
  );
};
export default ServiceInsightPage;
