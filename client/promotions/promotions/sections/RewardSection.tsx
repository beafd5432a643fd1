/** 1. What the shopper gets: the kind of reward with its figures; several where one is not enough. */
import Add from '@mui/icons-material/Add';
import { Box, Button, Divider, MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  type Reward,
  REWARD_KINDS,
  type RewardKind,
  type Terms,
} from '#contract/promotions/promotions';
import { Section } from '../../../ui/record/Section.tsx';
import { LANE_OF, newReward } from '../newTerms.ts';
import { ConditionsInput } from '../inputs/ConditionsInput.tsx';
import { KindPicker } from '../inputs/KindPicker.tsx';
import { RewardFields } from '../inputs/RewardFields.tsx';
import { WhenReturnedInput } from '../inputs/WhenReturnedInput.tsx';

const MOST = 5;
const WORDS = 'promotions.wizard';

interface OneRewardProps {
  index: number;
  reward: Reward;
  isAlone: boolean;
  onChoose: (kind: RewardKind) => void;
  onRemove: () => void;
}

/** The first kind is picked from all at once, further ones from a list. */
const OneReward = ({ index, reward, isAlone, onChoose, onRemove }: OneRewardProps) => {
  const translate = useTranslate();
  return (
    <Box>
      {index > 0 && (
        <>
          <Divider sx={{ my: 1.5 }} />
          <Box
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              alignItems: 'center',
              mb: 0.5,
            }}
          >
            <strong>{translate(`${WORDS}.alsoGives`)}</strong>
            <Button color="error" onClick={onRemove}>
              {translate(`${WORDS}.removeReward`)}
            </Button>
          </Box>
        </>
      )}
      {index === 0 ? (
        <KindPicker
          value={reward.kind}
          onChange={(kind) => onChoose(kind)}
          label={translate(`${WORDS}.kindNumber`, { number: index + 1 })}
        />
      ) : (
        <TextField
          select
          label={translate(`${WORDS}.kindNumber`, { number: index + 1 })}
          value={reward.kind}
          onChange={({ target }) => onChoose(target.value as RewardKind)}
          sx={{ minWidth: 220 }}
        >
          {REWARD_KINDS.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {translate(`promotions.kinds.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <RewardFields
        key={reward.kind}
        kind={reward.kind}
        source={`terms.rewards.${index}`}
        isAlone={isAlone}
      />
    </Box>
  );
};

export const RewardSection = () => {
  const translate = useTranslate();
  const { setValue, getValues, clearErrors } = useFormContext();
  const rewards = useWatch({ name: 'terms.rewards' }) as Terms['rewards'];
  const put = (next: Terms['rewards']) => {
    clearErrors('terms.rewards');
    setValue('terms.rewards', next, { shouldDirty: true });
  };
  const choose = (chosen: number, kind: RewardKind) => {
    // The lane follows the kind until somebody has chosen another.
    const before = rewards[0]?.kind;
    const lane = getValues('terms.lane') as Terms['lane'];
    if (chosen === 0 && before && lane === LANE_OF[before])
      setValue('terms.lane', LANE_OF[kind], { shouldDirty: true });
    put(rewards.map((reward, index) => (index === chosen ? newReward(kind) : reward)));
  };
  return (
    <Section title={`${WORDS}.sections.reward`}>
      {rewards.map((reward, index) => (
        <OneReward
          key={index}
          index={index}
          reward={reward}
          isAlone={rewards.length === 1}
          onChoose={(kind) => choose(index, kind)}
          onRemove={() => put(rewards.filter((_, other) => other !== index))}
        />
      ))}
      <Typography variant="subtitle2" component="h3" sx={{ mt: 1 }}>
        {translate(`${WORDS}.conditions.title`)}
      </Typography>
      <ConditionsInput source="terms.conditions" />
      {rewards.length < MOST && (
        <Button
          startIcon={<Add />}
          onClick={() =>
            put([...rewards, newReward(rewards[0]?.kind === 'shipping' ? 'shipping' : 'gift')])
          }
        >
          {translate(`${WORDS}.addReward`)}
        </Button>
      )}
      <WhenReturnedInput />
    </Section>
  );
};
