/** Step 3: from when until when, under which name and why. */
import { Box, Button, Typography } from '@mui/material';
import { TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { addDays, dayOf, nextWeekday, startOfDay } from '#shared/days';
import { InstantInput, LastDayInput } from '../../ui/form/InstantInput.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import type { Draft } from './draft.ts';

const MONDAY = 1;
const FRIDAY = 5;
const begins = ['now', 'at'].map((id) => ({ id, name: `priceBatches.when.${id}` }));

const Shortcuts = () => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const { setValue } = useFormContext<Draft>();
  const today = dayOf(Date.now(), timeZone);
  const days = {
    tomorrow: addDays(today, 1),
    monday: nextWeekday(today, MONDAY),
    friday: nextWeekday(today, FRIDAY),
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mb: 1 }}>
      {Object.entries(days).map(([name, day]) => (
        <Button
          key={name}
          variant="text"
          onClick={() =>
            setValue('startsAt', startOfDay(day, timeZone), {
              shouldDirty: true,
              shouldValidate: false,
            })
          }
        >
          {translate(`priceBatches.when.${name}`)}
        </Button>
      ))}
    </Box>
  );
};

export const WhenStep = () => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const start = useWatch<Draft, 'begins'>({ name: 'begins' });
  return (
    <Section title="priceBatches.steps.when">
      <ChoiceInput source="begins" label="priceBatches.when.starts" choices={begins} />
      {start === 'at' && (
        <>
          <InstantInput
            source="startsAt"
            dayLabel="priceBatches.when.day"
            timeLabel="priceBatches.when.time"
          />
          <Shortcuts />
        </>
      )}
      <LastDayInput source="endsAt" label="priceBatches.when.lastDay" />
      <Typography color="text.secondary" sx={{ fontSize: 12.5, mb: 1 }}>
        {translate('priceBatches.when.zone', { zone: timeZone.replaceAll('_', ' ') })}
      </Typography>
      <TextInput
        source="name"
        label="priceBatches.when.name"
        fullWidth
        helperText={false}
        parse={(text: string | null) => text ?? ''}
      />
      <TextInput
        source="reason"
        label="priceBatches.when.reason"
        fullWidth
        multiline
        minRows={2}
        helperText={false}
        parse={(text: string | null) => text || null}
      />
    </Section>
  );
};
