/** Hours of the day in which a rule rewards; none for the whole day. */
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { EarnRule } from '#contract/members/earnRules';
import { ClockInput } from '../../../ui/form/ClockInput.tsx';
import { label } from './choices.ts';

/** Evenings are what hours are asked for most. */
const EVENING = { from: 1200, to: 1440 };

export const HoursFields = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const hours = useWatch({ name: source }) as EarnRule['hours'] | undefined;
  const set = (value: EarnRule['hours']) => setValue(source, value, { shouldDirty: true });
  if (!hours)
    return (
      <Button onClick={() => set(EVENING)} sx={{ alignSelf: 'center', justifySelf: 'start' }}>
        {translate('programme.form.addHours')}
      </Button>
    );
  return (
    <Box
      role="group"
      aria-label={translate(label('hours._'))}
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}
    >
      <ClockInput source={`${source}.from`} label={label('hours.from')} latest={1439} />
      <ClockInput source={`${source}.to`} label={label('hours.to')} latest={1440} />
      <IconButton
        onClick={() => set(null)}
        aria-label={translate('programme.form.removeHours')}
        sx={{ mt: 1 }}
      >
        <Delete />
      </IconButton>
    </Box>
  );
};
