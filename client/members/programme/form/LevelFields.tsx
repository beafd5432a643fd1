/** One level: its conditions, its term, and what it gives. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, FormHelperText, IconButton, Typography } from '@mui/material';
import { SelectInput, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { DOWNGRADES, LEVEL_METRICS, type LevelTerms } from '#contract/members/programme';
import { firstError } from '../../../ui/form/firstError.ts';
import { FOUR, THREE } from '../../../ui/form/layout.ts';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { RateInput } from '../../../ui/record/rate.tsx';
import { choicesOf, label } from './choices.ts';
import { KindInput } from './KindInput.tsx';

const WINDOWS = ['lifetime', 'months', 'year', 'term'] as const;
const METRICS = choicesOf(LEVEL_METRICS, 'metrics');
const NEW_CONDITION = {
  metric: 'growth',
  window: { kind: 'months', months: 12 },
  threshold: null,
} as const;

/** On a phone one below the other: what is chosen must be told from what else could be. */
const COLUMNS = {
  ...FOUR,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: FOUR.gridTemplateColumns },
} as const;

const Condition = ({ source }: { source: string }) => {
  const { setValue } = useFormContext();
  const [metric, kind] = useWatch({ name: [`${source}.metric`, `${source}.window.kind`] });
  return (
    <Box sx={COLUMNS}>
      <SelectInput
        source={`${source}.metric`}
        label={label('metric')}
        choices={METRICS}
        helperText={false}
      />
      <KindInput
        source={`${source}.window.kind`}
        label={label('window')}
        kinds={WINDOWS}
        words="windows"
        onKind={(chosen) =>
          setValue(
            `${source}.window`,
            chosen === 'months' ? { kind: 'months', months: 12 } : { kind: chosen },
            { shouldDirty: true },
          )
        }
      />
      {kind === 'months' ? (
        <WholeInput
          source={`${source}.window.months`}
          label={label('months')}
          min={1}
          helperText={false}
        />
      ) : (
        <span />
      )}
      {metric === 'netSpend' ? (
        <MoneyInput source={`${source}.threshold`} label={label('threshold')} />
      ) : (
        <WholeInput source={`${source}.threshold`} label={label('threshold')} helperText={false} />
      )}
    </Box>
  );
};

/** An error of the list itself, not of one of its entries. */
const useListError = (source: string): string | undefined => {
  const { errors } = useFormState({ name: source });
  const found = source
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], errors);
  if (Array.isArray(found) && !('message' in found) && !('root' in found)) return undefined;
  const own = found as { message?: string; root?: unknown } | undefined;
  return own?.message ?? firstError(own?.root);
};

const Conditions = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: source, keyName: 'formKey' });
  const error = useListError(source);
  return (
    <>
      {fields.map((field, index) => (
        <Box key={field.formKey} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Condition source={`${source}.${index}`} />
          </Box>
          <IconButton
            onClick={() => remove(index)}
            aria-label={translate('programme.form.removeCondition', { number: index + 1 })}
            sx={{ mt: 1 }}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      {error !== undefined && (
        <FormHelperText error>{translate(error, { _: error })}</FormHelperText>
      )}
      <Button startIcon={<Add />} onClick={() => append(structuredClone(NEW_CONDITION))}>
        {translate('programme.form.addCondition')}
      </Button>
    </>
  );
};

const BenefitFields = ({ source }: { source: string }) => {
  const at = (field: keyof LevelTerms['benefits']) => ({
    source: `${source}.${field}`,
    label: label(field),
  });
  return (
    <Box sx={THREE}>
      <RateInput {...at('discount')} />
      <RateInput {...at('earnRate')} />
      <RateInput {...at('birthdayEarnRate')} />
      <WholeInput {...at('entryPoints')} helperText={false} />
      <WholeInput {...at('birthdayPoints')} helperText={false} />
      <MoneyInput {...at('freeShippingFrom')} />
      <WholeInput {...at('earlyAccessHours')} helperText={false} />
      <WholeInput {...at('activityEntries')} helperText={false} />
      <WholeInput {...at('ticketPriority')} helperText={false} />
    </Box>
  );
};

export const LevelFields = ({ source, isLowest }: { source: string; isLowest: boolean }) => {
  const translate = useTranslate();
  const conditions = (useWatch({ name: `${source}.conditions` }) as unknown[] | undefined) ?? [];
  return (
    <>
      {(!isLowest || conditions.length > 0) && (
        <>
          <Box sx={THREE}>
            <SelectInput
              source={`${source}.match`}
              label={label('match')}
              choices={choicesOf(['any', 'all'], 'matches')}
              helperText={false}
            />
          </Box>
          <Conditions source={`${source}.conditions`} />
        </>
      )}
      <Box sx={THREE}>
        <WholeInput
          source={`${source}.validMonths`}
          label={label('validMonths')}
          helperText={false}
        />
        <WholeInput source={`${source}.graceDays`} label={label('graceDays')} helperText={false} />
        <SelectInput
          source={`${source}.downgrade`}
          label={label('downgrade')}
          choices={choicesOf(DOWNGRADES, 'downgrades')}
          helperText={false}
        />
      </Box>
      <Typography variant="subtitle2" component="h4" sx={{ mt: 1 }}>
        {translate('programme.form.benefits')}
      </Typography>
      <BenefitFields source={`${source}.benefits`} />
    </>
  );
};
