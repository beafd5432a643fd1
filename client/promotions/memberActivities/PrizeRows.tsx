/** The prizes of a draw with their odds, and the odds of winning nothing. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { required, useTranslate } from 'react-admin';
import { useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { MAX_PRIZES } from '#contract/promotions/memberActivities/draws';
import { RATE } from '#shared/money';
import { firstError } from '../../ui/form/firstError.ts';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { useIsEntered } from './useFixed.ts';
import { useOdds } from './useOdds.ts';

const SOURCE = 'prizes';
const GIVABLE = { isGivable: true };
const ROW = {
  display: 'grid',
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr)',
    sm: 'repeat(2, minmax(0, 1fr))',
    lg: 'minmax(0, 1fr) minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr)',
  },
  columnGap: 1.5,
  alignItems: 'start',
} as const;
const label = (field: string) => `resources.memberActivities.fields.prizes.${field}`;

/** Once somebody has entered, its odds and its value stay. */
const Prize = ({ index, onRemove }: { index: number; onRemove: () => void }) => {
  const translate = useTranslate();
  const isFixed = useIsEntered();
  const help = (own: string | false) => (isFixed ? 'memberActivities.errors.fixed' : own);
  const at = (field: string) => `${SOURCE}.${index}.${field}`;
  return (
    <Box
      role="group"
      aria-label={translate('memberActivities.prize', { number: index + 1 })}
      sx={{ mb: 1.5, pb: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'start', gap: 1 }}>
        <LocalizedInput source={at('names')} label={label('names')} validate={required()} />
        {!isFixed && (
          <IconButton
            onClick={onRemove}
            aria-label={translate('memberActivities.removePrize', { number: index + 1 })}
          >
            <Delete />
          </IconButton>
        )}
      </Box>
      <Box sx={ROW}>
        <WholeInput
          source={at('points')}
          label={label('points')}
          min={1}
          readOnly={isFixed}
          helperText={help(false)}
        />
        <RecordInput
          source={at('batchId')}
          reference="couponBatches"
          filter={GIVABLE}
          noOptionsText="coupons.noneGivable"
          optionText="name"
          label={label('batchId')}
          readOnly={isFixed}
          helperText={help('memberActivities.help.pointsOrCode')}
        />
        <RateInput
          source={at('rate')}
          label={label('rate')}
          validate={required()}
          readOnly={isFixed}
          helperText={help(false)}
        />
        <WholeInput
          source={at('stock')}
          label={label('stock')}
          min={0}
          helperText={`memberActivities.${isFixed ? 'errors.stockLowered' : 'help.stock'}`}
        />
      </Box>
    </Box>
  );
};

export const PrizeRows = () => {
  const translate = useTranslate();
  const odds = useOdds();
  const isFixed = useIsEntered();
  const { fields, append, remove } = useFieldArray({ name: SOURCE, keyName: 'formKey' });
  const prizes = useWatch({ name: SOURCE }) as { rate?: number | null }[] | undefined;
  const { errors } = useFormState({ name: SOURCE });
  const sum = (prizes ?? []).reduce((total, { rate }) => total + (rate ?? 0), 0);
  const error = fields.length === 0 ? firstError(errors[SOURCE]) : undefined;
  return (
    <>
      {fields.map(({ formKey }, index) => (
        <Prize key={formKey} index={index} onRemove={() => remove(index)} />
      ))}
      {error !== undefined && (
        <Typography role="alert" sx={{ color: 'error.main' }}>
          {translate(error, { _: error })}
        </Typography>
      )}
      <Typography sx={{ mb: 1, color: sum > RATE ? 'error.main' : 'text.secondary' }}>
        {translate('memberActivities.oddsInAll', {
          sum: odds(sum),
          nothing: odds(Math.max(0, RATE - sum)),
        })}
      </Typography>
      {isFixed && (
        <Typography sx={{ color: 'text.secondary' }}>
          {translate('memberActivities.errors.prizesFixed')}
        </Typography>
      )}
      {!isFixed && fields.length < MAX_PRIZES && (
        <Button
          startIcon={<Add />}
          onClick={() =>
            append({ names: {}, points: null, batchId: null, rate: null, stock: null })
          }
        >
          {translate('memberActivities.addPrize')}
        </Button>
      )}
    </>
  );
};
