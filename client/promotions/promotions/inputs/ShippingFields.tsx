import { Box } from '@mui/material';
import { SelectInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Reward } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { ChoiceInput } from '../../../ui/form/ChoiceInput.tsx';
import { TWO } from '../../../ui/form/layout.ts';
import { WordsInput } from './WordsInput.tsx';
import { OffInput } from './OffInput.tsx';

const WORDS = 'promotions.wizard.shipping';
const offs = (['free', 'amount', 'percent'] as const).map((id) => ({ id, name: `${WORDS}.${id}` }));
const pers = (['order', 'each'] as const).map((id) => ({ id, name: `${WORDS}.pers.${id}` }));

type Off = Extract<Reward, { kind: 'shipping' }>['off'];
const EMPTY: Record<Off['kind'], object> = {
  free: { kind: 'free' },
  amount: { kind: 'amount', amount: null },
  percent: { kind: 'percent', bps: null },
};

/** Free or cheaper delivery. */
export const ShippingFields = ({ source }: { source: string }) => {
  const { setValue } = useFormContext();
  const off = useWatch({ name: `${source}.off` }) as Off;
  return (
    <>
      <ChoiceInput
        source={`${source}.off.kind`}
        label={`${WORDS}.label`}
        choices={offs}
        onChoose={(kind) =>
          setValue(`${source}.off`, EMPTY[kind as Off['kind']], { shouldDirty: true })
        }
      />
      <Box sx={TWO}>
        {off.kind === 'amount' && (
          <MoneyInput source={`${source}.off.amount`} label="promotions.wizard.amount" />
        )}
        {off.kind === 'amount' && (
          <SelectInput
            source={`${source}.per`}
            label={`${WORDS}.per`}
            choices={pers}
            helperText={false}
            isRequired
          />
        )}
        {off.kind === 'percent' && (
          <OffInput source={`${source}.off.bps`} label="promotions.wizard.percent" />
        )}
      </Box>
      <WordsInput
        source={`${source}.methods`}
        label={`${WORDS}.methods`}
        placeholder={`${WORDS}.anyMethod`}
      />
    </>
  );
};
