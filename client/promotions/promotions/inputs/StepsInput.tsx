/** Steps of a full reduction: spend so much, get so much off. Enter in the last one adds another. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Typography } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { BooleanInput, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { Reward } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { newStep } from '../newTerms.ts';
import { CountInput } from './CountInput.tsx';
import { PAIR } from '../../../ui/form/layout.ts';
import { WordToggle } from './WordToggle.tsx';
import { OffInput } from './OffInput.tsx';

type FullReduction = Extract<Reward, { kind: 'fullReduction' }>;
type Off = 'amount' | 'percent';
const MOST = 20;

const WORDS = 'promotions.wizard.steps';

interface StepFieldsProps {
  source: string;
  basis: FullReduction['basis'];
  kind: Off;
}

/** From which amount or quantity, and what is taken off. */
const StepFields = ({ source, basis, kind }: StepFieldsProps) => (
  <Box sx={{ ...PAIR, flex: 1, minWidth: 0 }}>
    {basis === 'amount' ? (
      <MoneyInput fullWidth source={`${source}.from`} label={`${WORDS}.spend`} />
    ) : (
      <CountInput source={`${source}.from`} label={`${WORDS}.buy`} />
    )}
    {kind === 'amount' ? (
      <MoneyInput fullWidth source={`${source}.off.amount`} label={`${WORDS}.getAmount`} />
    ) : (
      <OffInput fullWidth source={`${source}.off.bps`} label={`${WORDS}.getPercent`} />
    )}
  </Box>
);

export const StepsInput = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { setValue, getValues, clearErrors } = useFormContext();
  const { fields, append, remove } = useFieldArray({ name: `${source}.steps`, keyName: 'formKey' });
  const reward = useWatch({ name: source }) as FullReduction;
  const { basis, repeating } = reward;
  const steps = Array.isArray(reward.steps) ? reward.steps : [];
  const kind: Off = steps[0]?.off.kind ?? 'amount';
  const put = (changes: Partial<FullReduction>) => {
    clearErrors(source);
    setValue(
      source,
      { ...(getValues(source) as FullReduction), ...changes },
      { shouldDirty: true },
    );
  };
  const add = () => append(newStep(kind));
  const onKey = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'Enter' || index !== fields.length - 1 || fields.length >= MOST || repeating)
      return;
    event.preventDefault();
    add();
  };
  const canAdd = !repeating && fields.length < MOST;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
        <WordToggle
          label={`${WORDS}.basis`}
          value={basis}
          names={{ amount: `${WORDS}.byAmount`, quantity: `${WORDS}.byQuantity` }}
          onChange={(next) => put({ basis: next, steps: steps.map(() => newStep(kind)) })}
        />
        <WordToggle<Off>
          label={`${WORDS}.off`}
          value={kind}
          names={{ amount: `${WORDS}.amountOff`, percent: `${WORDS}.percentOff` }}
          onChange={(next) => put({ steps: steps.map(({ from }) => ({ ...newStep(next), from })) })}
        />
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {fields.map((field, index) => (
          <Box
            component="li"
            key={field.formKey}
            onKeyDown={(event: KeyboardEvent) => onKey(event, index)}
            sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}
          >
            <StepFields source={`${source}.steps.${index}`} basis={basis} kind={kind} />
            <IconButton
              disabled={fields.length === 1}
              onClick={() => remove(index)}
              aria-label={translate(`${WORDS}.remove`, { number: index + 1 })}
              sx={{ mt: 1 }}
            >
              <Delete />
            </IconButton>
          </Box>
        ))}
      </Box>
      {canAdd && (
        <Button startIcon={<Add />} onClick={add}>
          {translate(`${WORDS}.add`)}
        </Button>
      )}
      {canAdd && (
        <Typography component="span" sx={{ fontSize: 12.5, color: 'text.secondary', ml: 1 }}>
          {translate(`${WORDS}.keys`)}
        </Typography>
      )}
      {fields.length === 1 && (
        <BooleanInput
          source={`${source}.repeating`}
          label={`${WORDS}.repeating`}
          helperText={false}
        />
      )}
      {(repeating || reward.cap !== null) && (
        <MoneyInput source={`${source}.cap`} label="promotions.wizard.cap" />
      )}
    </>
  );
};
