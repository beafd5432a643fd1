/** The dates with other hours, each with its reason; a make-up day has its own hours. */
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, FormHelperText, IconButton, Typography } from '@mui/material';
import { TextInput, useTranslate } from 'react-admin';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import type { CalendarException } from '#contract/service/calendars';
import { utcMidnight } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { ClockInput } from '../../ui/form/ClockInput.tsx';
import { firstError } from '../../ui/form/firstError.ts';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const TONES = { closed: 'bad', open: 'good' } as const;

export const ExceptionsInput = () => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { setValue } = useFormContext();
  const exceptions = (useWatch({ name: 'exceptions' }) ?? []) as CalendarException[];
  const { errors } = useFormState({ name: 'exceptions' });
  const format = dateFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const error = firstError(errors.exceptions);
  return (
    <>
      {error !== undefined && (
        <FormHelperText error>{translate(error, { _: error })}</FormHelperText>
      )}
      {exceptions.map(({ day, kind, windows }, index) => {
        const name = format.format(utcMidnight(day));
        return (
          <Box
            key={day}
            role="group"
            aria-label={name}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 1,
              alignItems: 'center',
              '& .MuiTextField-root': { my: 0.5 },
            }}
          >
            <Typography sx={{ width: 230 }}>{name}</Typography>
            <StatusChip tone={TONES[kind]} label={`serviceCalendars.kinds.${kind}`} />
            {windows.map((_, place) => (
              <Box key={place} sx={{ display: 'flex', gap: 0.5 }}>
                <ClockInput
                  source={`exceptions.${index}.windows.${place}.from`}
                  label="serviceCalendars.from"
                  latest={1439}
                />
                <ClockInput
                  source={`exceptions.${index}.windows.${place}.to`}
                  label="serviceCalendars.to"
                  latest={1440}
                />
              </Box>
            ))}
            <Box sx={{ width: 200 }}>
              <TextInput
                source={`exceptions.${index}.note`}
                label="serviceCalendars.note"
                helperText={false}
              />
            </Box>
            <IconButton
              onClick={() =>
                setValue(
                  'exceptions',
                  exceptions.filter((one) => one.day !== day),
                  { shouldDirty: true },
                )
              }
              aria-label={translate('serviceCalendars.removeDay', { day: name })}
            >
              <Delete />
            </IconButton>
          </Box>
        );
      })}
    </>
  );
};
