/** A percentage, an amount or a fixed price. */
import { Box } from '@mui/material';
import { BooleanInput, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Reward } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { CountInput } from './CountInput.tsx';
import { TWO } from '../../../ui/form/layout.ts';
import { More } from '../../../ui/form/More.tsx';
import { UnitsInput } from './UnitsInput.tsx';
import { useBelowFloor } from './useBelowFloor.tsx';
import { OffInput } from './OffInput.tsx';

const WORDS = 'promotions.wizard';
const pers = (['unit', 'line', 'order'] as const).map((id) => ({ id, name: `${WORDS}.per.${id}` }));

type Reduction = Extract<Reward, { kind: 'percent' | 'amount' | 'fixedPrice' }>;

const isUnusual = (reward: Reduction) =>
  reward.units !== null ||
  (reward.kind !== 'fixedPrice' && (reward.groupsOf !== null || reward.alsoShipping));

export const ReductionFields = ({ source }: { source: string }) => {
  const reward = useWatch({ name: source }) as Reduction;
  const { kind } = reward;
  const belowFloor = useBelowFloor(
    'fixedBelowFloor',
    kind === 'fixedPrice' ? reward.price : undefined,
  );
  return (
    <>
      <Box sx={TWO}>
        {kind === 'percent' && (
          <OffInput fullWidth source={`${source}.bps`} label={`${WORDS}.percent`} />
        )}
        {kind === 'percent' && (
          <MoneyInput fullWidth source={`${source}.cap`} label={`${WORDS}.cap`} />
        )}
        {kind === 'amount' && (
          <MoneyInput fullWidth source={`${source}.amount`} label={`${WORDS}.amount`} />
        )}
        {kind === 'amount' && (
          <SelectInput
            source={`${source}.per`}
            label={`${WORDS}.per.label`}
            choices={pers}
            helperText={false}
            isRequired
            fullWidth
          />
        )}
        {kind === 'fixedPrice' && (
          <MoneyInput
            fullWidth
            source={`${source}.price`}
            label={`${WORDS}.price`}
            helperText={belowFloor}
          />
        )}
      </Box>
      <More label={`${WORDS}.more`} isUsed={isUnusual(reward)}>
        <UnitsInput source={`${source}.units`} />
        {kind !== 'fixedPrice' && (
          <Box sx={TWO}>
            <CountInput source={`${source}.groupsOf`} label={`${WORDS}.groupsOf`} />
            {kind === 'percent' && (
              <SelectInput
                source={`${source}.per`}
                label={`${WORDS}.rounded`}
                choices={pers}
                helperText={false}
                isRequired
                fullWidth
              />
            )}
          </Box>
        )}
        {kind !== 'fixedPrice' && reward.per === 'order' && (
          <BooleanInput
            source={`${source}.alsoShipping`}
            label={`${WORDS}.alsoShipping`}
            helperText={false}
          />
        )}
      </More>
    </>
  );
};
