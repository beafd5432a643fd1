/** One condition: what is asked, how it is compared, and with what. */
import { Box } from '@mui/material';
import { SelectInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { FACT_KEYS, type FactKey, factOf, OPERATORS } from '#contract/members/segmentFacts';
import type { RuleCondition } from '#contract/members/segmentRules';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { RateInput } from '../../../ui/record/rate.tsx';
import { KeysInput } from './KeysInput.tsx';

/** A condition about the fact, as it begins. */
export const conditionAbout = (fact: FactKey): RuleCondition => ({
  is: OPERATORS[factOf(fact).kind][0],
  fact,
});

const INPUTS = { money: MoneyInput, rate: RateInput, number: WholeInput };

const Value = ({ source, fact }: { source: string; fact: FactKey }) => {
  const { kind } = factOf(fact);
  const Input = kind === 'money' || kind === 'rate' ? INPUTS[kind] : INPUTS.number;
  return <Input source={`${source}.value`} label="rules.value" helperText={false} />;
};

export const ConditionFields = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const condition = useWatch({ name: source }) as RuleCondition | undefined;
  const { fact = 'orders', is = 'atLeast' } = condition ?? {};
  const { kind, source: from, counted, hasDays } = factOf(fact);
  const isCompared = is === 'atLeast' || is === 'atMost';
  const namesKeys = is === 'in' || is === 'notIn';
  const isAgo = is === 'withinDays' || is === 'beforeDays';
  const keysFrom = namesKeys ? from : counted;
  /** Another fact or comparison begins anew: what was typed for the former one would be refused. */
  const begin = (next: RuleCondition) => setValue(source, next, { shouldDirty: true });
  const facts = FACT_KEYS.map((id) => ({
    id,
    name: translate('rules.factOf', {
      group: translate(`rules.groups.${factOf(id).group}`),
      fact: translate(`rules.facts.${id}`),
    }),
  }));
  return (
    <Box
      sx={{
        flex: 1,
        display: 'grid',
        columnGap: 1,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      <SelectInput
        source={`${source}.fact`}
        label="rules.fact"
        choices={facts}
        translateChoice={false}
        helperText={false}
        onChange={(event) => {
          const chosen = FACT_KEYS.find((key) => key === event.target?.value);
          if (chosen) begin(conditionAbout(chosen));
        }}
      />
      <SelectInput
        source={`${source}.is`}
        label="rules.comparison"
        choices={OPERATORS[kind].map((id) => ({ id, name: `rules.operators.${id}` }))}
        helperText={false}
        onChange={(event) => {
          const chosen = OPERATORS[kind].find((one) => one === event.target?.value);
          if (chosen) begin({ fact, is: chosen });
        }}
      />
      {keysFrom && <KeysInput source={`${source}.keys`} from={keysFrom} />}
      {isCompared && <Value source={source} fact={fact} />}
      {(isAgo || hasDays) && (
        <WholeInput
          source={`${source}.days`}
          label={isAgo ? 'rules.days' : 'rules.lastDays'}
          helperText={false}
        />
      )}
    </Box>
  );
};
