/** 5. When: the window, and hours of the week. */
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { Campaign } from '#contract/promotions/campaigns';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { EndInput } from '../../../ui/form/EndInput.tsx';
import { InstantInput } from '../../../ui/form/InstantInput.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { HoursInput } from '../inputs/HoursInput.tsx';
import { TWO } from '../../../ui/form/layout.ts';
import { useChosenCampaign } from '../useChosenCampaign.ts';

const WORDS = 'promotions.wizard.when';
const DECEMBER = 12;

/** The day after the last one: of a week, of the month or the year of its first day. */
const endsFrom = (first: string): Record<'week' | 'month' | 'year', string> => {
  const [year = 0, month = 0] = first.split('-').map(Number);
  const next =
    month === DECEMBER ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { week: addDays(first, 7), month: next, year: `${year + 1}-01-01` };
};

const Ends = () => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const { setValue, watch } = useFormContext();
  const campaign = useChosenCampaign();
  // From the day it starts, or from today where it starts at once.
  const startsAt = Math.max(Number(watch('terms.startsAt') ?? 0), Date.now());
  const ends = Object.entries(endsFrom(dayOf(startsAt, timeZone)));
  const set = (field: 'startsAt' | 'endsAt', at: number | null) =>
    setValue(`terms.${field}`, at, { shouldDirty: true, shouldValidate: true, shouldTouch: true });
  const put = (at: number | null) => set('endsAt', at);
  /** A campaign that has begun cannot set the start. */
  const putCampaign = (campaign: Pick<Campaign, 'startsAt' | 'endsAt'>) => {
    if (campaign.startsAt > Date.now()) set('startsAt', campaign.startsAt);
    put(campaign.endsAt);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {ends.map(([name, day]) => (
        <Button key={name} onClick={() => put(startOfDay(day, timeZone))}>
          {translate(`${WORDS}.ends.${name}`)}
        </Button>
      ))}
      {campaign && (
        <Button onClick={() => putCampaign(campaign)}>{translate(`${WORDS}.ends.campaign`)}</Button>
      )}
      <Button onClick={() => put(null)}>{translate(`${WORDS}.ends.none`)}</Button>
    </Box>
  );
};

/** `isNew`: the form began with the present, whose time nobody chose. */
export const WhenSection = ({ isNew }: { isNew: boolean }) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  return (
    <Section title="promotions.wizard.sections.when">
      <Box sx={TWO}>
        <InstantInput
          source="terms.startsAt"
          startsNow={isNew}
          dayLabel={`${WORDS}.startsOn`}
          timeLabel={`${WORDS}.startsTime`}
        />
        <Box>
          <EndInput
            startSource="terms.startsAt"
            source="terms.endsAt"
            label={`${WORDS}.lastDay`}
            timeLabel="ui.endTime"
          />
          <Ends />
        </Box>
      </Box>
      <HoursInput source="terms.hours" />
      <Typography color="text.secondary" sx={{ fontSize: 12.5 }}>
        {translate(`${WORDS}.zone`, { zone: timeZone.replaceAll('_', ' ') })}
      </Typography>
    </Section>
  );
};
