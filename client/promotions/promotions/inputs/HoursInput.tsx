/** Hours of the week: which days, from when to when, on the store's clocks. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import {
  Box,
  Button,
  FormHelperText,
  IconButton,
  ToggleButton,
  ToggleButtonGroup,
} from '@mui/material';
import { useRef } from 'react';
import { useInput, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { DAY_MS } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { ClockInput } from '../../../ui/form/ClockInput.tsx';
import { firstError } from '../../../ui/form/firstError.ts';

const WORDS = 'promotions.wizard.when';
const MONDAY = Date.UTC(2024, 0, 1);
const MOST = 14;
/** Evenings are what hours are asked for most. */
const EVENING = { weekdays: [], from: 1200, to: 1440 };

const Weekdays = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { locale, weekStart } = useStoreSettings();
  const { field, fieldState } = useInput<number[]>({ source });
  const error = firstError(fieldState.error);
  const short = dateFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const days = Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1);
  return (
    <Box>
      <ToggleButtonGroup
        size="small"
        color="primary"
        value={field.value}
        onChange={(_, chosen: number[]) => field.onChange([...chosen].sort((a, b) => a - b))}
        aria-label={translate(`${WORDS}.weekdays`)}
        sx={{ flexWrap: 'wrap' }}
      >
        {days.map((day) => {
          const at = MONDAY + (day - 1) * DAY_MS;
          return (
            <ToggleButton
              key={day}
              value={day}
              sx={{
                px: 1,
                minWidth: 40,
                height: 38,
                textTransform: 'none',
                ...(error && { borderColor: 'error.main' }),
              }}
            >
              {short.format(at)}
            </ToggleButton>
          );
        })}
      </ToggleButtonGroup>
      {error !== undefined && (
        <FormHelperText error>{translate('promotions.errors.weekday')}</FormHelperText>
      )}
    </Box>
  );
};

export const HoursInput = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: source, keyName: 'formKey' });
  const isAdding = useRef(false);
  const add = () => {
    isAdding.current = true;
    append(EVENING, { shouldFocus: false });
  };
  /** New hours stand before the button that made them: whoever goes by keyboard is taken to their first day. */
  const begin = (row: HTMLElement | null, at: number) => {
    if (!row || !isAdding.current || at !== fields.length - 1) return;
    isAdding.current = false;
    row.querySelector('button')?.focus();
  };
  return (
    <>
      {fields.map((field, index) => (
        <Box
          key={field.formKey}
          ref={(row: HTMLElement | null) => begin(row, index)}
          role="group"
          aria-label={translate(`${WORDS}.hoursNumber`, { number: index + 1 })}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            alignItems: 'flex-start',
            my: 1,
            '& .MuiTextField-root': { my: 0 },
          }}
        >
          <Weekdays source={`${source}.${index}.weekdays`} />
          <ClockInput
            source={`${source}.${index}.from`}
            label={`${WORDS}.fromTime`}
            latest={1439}
          />
          <ClockInput source={`${source}.${index}.to`} label={`${WORDS}.toTime`} latest={1440} />
          <IconButton
            onClick={() => remove(index)}
            aria-label={translate(`${WORDS}.removeHours`, { number: index + 1 })}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      {fields.length < MOST && (
        <Button startIcon={<Add />} onClick={add}>
          {translate(fields.length === 0 ? `${WORDS}.addHours` : `${WORDS}.moreHours`)}
        </Button>
      )}
    </>
  );
};
