/** When points lapse and are cleared, how they pay, and what happens to them with returns. */
import { Box, FormControlLabel, Switch } from '@mui/material';
import { BooleanInput, SelectInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { CLAW_BACKS, type Expiry } from '#contract/members/programme';
import { THREE } from '../../../ui/form/layout.ts';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { RateInput } from '../../../ui/record/rate.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { choicesOf, label } from './choices.ts';
import { KindInput } from './KindInput.tsx';
import { NumbersInput } from './NumbersInput.tsx';

const NEW_EXPIRIES: Record<Expiry['kind'], Expiry> = {
  never: { kind: 'never' },
  months: { kind: 'months', months: 12, roundTo: 'month' },
  dayOfYear: { kind: 'dayOfYear', month: 12, day: 31, minMonths: 0 },
};
const NEW_INACTIVITY = { days: 365, firstNoticeDays: 30, secondNoticeDays: 7 };
const NEW_SPENDING = {
  points: 100,
  amount: null,
  unit: 100,
  maxShare: 3_000,
  minAmount: 0,
  withCoupons: false,
};

/** Turns a part of the terms on, or off to null. */
const PartSwitch = ({ source, text, fresh }: { source: string; text: string; fresh: object }) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const value: unknown = useWatch({ name: source });
  return (
    <FormControlLabel
      label={translate(text)}
      control={
        <Switch
          checked={value !== null && value !== undefined}
          onChange={(_, isOn) =>
            setValue(source, isOn ? { ...fresh } : null, { shouldDirty: true })
          }
        />
      }
    />
  );
};

const ExpiryFields = () => {
  const { setValue } = useFormContext();
  const kind = useWatch({ name: 'terms.expiry.kind' }) as Expiry['kind'];
  const whole = (field: string) => (
    <WholeInput source={`terms.expiry.${field}`} label={label(field)} helperText={false} />
  );
  return (
    <>
      <KindInput
        source="terms.expiry.kind"
        label={label('expiry.kind')}
        kinds={['never', 'months', 'dayOfYear'] as const}
        words="expiries"
        onKind={(chosen) =>
          setValue('terms.expiry', { ...NEW_EXPIRIES[chosen] }, { shouldDirty: true })
        }
      />
      {kind === 'months' && (
        <>
          {whole('months')}
          <SelectInput
            source="terms.expiry.roundTo"
            label={label('roundTo')}
            choices={choicesOf(['day', 'month', 'quarter', 'year'], 'roundings')}
            helperText={false}
          />
        </>
      )}
      {kind === 'dayOfYear' && (
        <>
          {whole('month')}
          {whole('day')}
          {whole('minMonths')}
        </>
      )}
    </>
  );
};

const usePart = (source: string): boolean => {
  const value: unknown = useWatch({ name: source });
  return value !== null && value !== undefined;
};

export const ExpirySection = () => {
  const isCleared = usePart('terms.inactivity');
  return (
    <Section title="programme.form.sections.expiry">
      <Box sx={THREE}>
        <ExpiryFields />
      </Box>
      <NumbersInput
        source="terms.expiryNoticeDays"
        label={label('expiryNoticeDays')}
        help="programme.form.noticesHelp"
      />
      <PartSwitch source="terms.inactivity" text="programme.form.clears" fresh={NEW_INACTIVITY} />
      {isCleared && (
        <Box sx={THREE}>
          {(['days', 'firstNoticeDays', 'secondNoticeDays'] as const).map((field) => (
            <WholeInput
              key={field}
              source={`terms.inactivity.${field}`}
              label={label(field)}
              helperText={false}
            />
          ))}
        </Box>
      )}
    </Section>
  );
};

export const SpendingSection = () => {
  const isSpent = usePart('terms.spending');
  const at = (field: string) => ({ source: `terms.spending.${field}`, label: label(field) });
  return (
    <Section title="programme.form.sections.spending">
      <PartSwitch source="terms.spending" text="programme.form.spends" fresh={NEW_SPENDING} />
      {isSpent && (
        <Box sx={THREE}>
          <WholeInput {...at('points')} helperText={false} />
          <MoneyInput {...at('amount')} />
          <WholeInput {...at('unit')} helperText={false} />
          <RateInput {...at('maxShare')} />
          <MoneyInput {...at('minAmount')} />
          <BooleanInput {...at('withCoupons')} helperText={false} />
        </Box>
      )}
    </Section>
  );
};

export const ReturnsSection = () => {
  const at = (field: string) => ({ source: `terms.returns.${field}`, label: label(field) });
  const clawBacks = choicesOf(CLAW_BACKS, 'clawBacks');
  return (
    <Section title="programme.form.sections.returns">
      <Box sx={THREE}>
        <SelectInput {...at('partial')} choices={clawBacks} helperText={false} />
        <SelectInput {...at('full')} choices={clawBacks} helperText={false} />
        <WholeInput {...at('arrearsLimit')} helperText={false} />
        <WholeInput {...at('reinstateDays')} helperText={false} />
      </Box>
    </Section>
  );
};
