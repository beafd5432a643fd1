/** The windows of each weekday; a day without one is closed. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, FormHelperText, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFieldArray, useFormState } from 'react-hook-form';
import type { WeekWindow } from '#contract/service/calendars';
import { ClockInput } from '../../ui/form/ClockInput.tsx';
import { firstError } from '../../ui/form/firstError.ts';
import { useWeekdays } from './useWeekdays.ts';

interface Values {
  windows: WeekWindow[];
}
const MORNING = { from: 540, to: 720 };
/** After what is there already. */
const AFTERNOON = { from: 810, to: 1080 };

export const WeekInput = () => {
  const translate = useTranslate();
  const weekdays = useWeekdays('long');
  const { fields, append, remove } = useFieldArray<Values, 'windows', 'formKey'>({
    name: 'windows',
    keyName: 'formKey',
  });
  const { errors } = useFormState<Values>({ name: 'windows' });
  const error = firstError(errors.windows);
  return (
    <>
      {weekdays.map(({ weekday, name }) => {
        const own = fields.flatMap((field, index) =>
          field.weekday === weekday ? [{ key: field.formKey, index }] : [],
        );
        return (
          <Box
            key={weekday}
            role="group"
            aria-label={name}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 1,
              alignItems: 'center',
              my: 0.5,
              '& .MuiTextField-root': { my: 0.5 },
            }}
          >
            <Typography sx={{ width: 96 }}>{name}</Typography>
            {own.length === 0 && (
              <Typography color="text.secondary">
                {translate('serviceCalendars.kinds.closed')}
              </Typography>
            )}
            {own.map(({ key, index }, place) => (
              <Box key={key} sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
                <ClockInput
                  source={`windows.${index}.from`}
                  label="serviceCalendars.from"
                  latest={1439}
                />
                <ClockInput
                  source={`windows.${index}.to`}
                  label="serviceCalendars.to"
                  latest={1440}
                />
                <IconButton
                  onClick={() => remove(index)}
                  aria-label={translate('serviceCalendars.removeWindow', {
                    day: name,
                    number: place + 1,
                  })}
                >
                  <Delete />
                </IconButton>
              </Box>
            ))}
            <IconButton
              onClick={() =>
                append(
                  { weekday, ...(own.length === 0 ? MORNING : AFTERNOON) },
                  { shouldFocus: false },
                )
              }
              aria-label={translate('serviceCalendars.addWindow', { day: name })}
            >
              <Add />
            </IconButton>
          </Box>
        );
      })}
      {error !== undefined && (
        <FormHelperText error>{translate(error, { _: error })}</FormHelperText>
      )}
    </>
  );
};
