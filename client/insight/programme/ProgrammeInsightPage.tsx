/** Figures of the members' programme in a period: one section for each question. */
import { Box } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { dayOf } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useSearch } from '../../ui/useSearch.ts';
import { FilterGroup } from '../shared/FilterGroup.tsx';
import { PeriodFields } from '../shared/PeriodFields.tsx';
import { type AskedPeriod, readPeriod, writePeriod } from '../shared/period.ts';
import { CostSection } from './CostSection.tsx';
import { HabitSection } from './HabitSection.tsx';
import { LapsingSection } from './LapsingSection.tsx';
import { LevelSection } from './LevelSection.tsx';
import { PointsSection } from './PointsSection.tsx';
import { ReferralSection, SignInSection } from './ReachSections.tsx';

const ProgrammeInsightPage = () => {
  const translate = useTranslate();
  const { timeZone, fiscalYearStartMonth } = useStoreSettings();
  const { search, change } = useSearch();
  const asked = readPeriod(search, dayOf(Date.now(), timeZone), fiscalYearStartMonth);
  const ask = (period: Partial<AskedPeriod>) => change((before) => writePeriod(before, period));
  return (
    <Box sx={{ pt: 1, pb: 4, maxWidth: 1600 }}>
      <Title title={translate('programmeInsight.title')} preferenceKey={false} />
      <FilterGroup>
        <PeriodFields asked={asked} ask={ask} />
      </FilterGroup>
      <PointsSection asked={asked} />
      <LapsingSection />
      <CostSection asked={asked} />
      <LevelSection asked={asked} />
      <HabitSection asked={asked} />
      <ReferralSection asked={asked} />
      <SignInSection asked={asked} />
    </Box>
  );
};
export default ProgrammeInsightPage;
