/** After what, whom and when a rule calls. */
import { Box } from '@mui/material';
import { BooleanInput, required, SelectArrayInput, SelectInput, TextInput } from 'react-admin';
import { CARE_EVENTS, MAX_AFTER_DAYS } from '#contract/service/careRules';
import { TWO } from '../../ui/form/layout.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useLevelChoices } from '../shared/useLevelChoices.ts';

const EVENTS = CARE_EVENTS.map((id) => ({ id, name: `careRules.events.${id}` }));
const MAX_COOL_DOWN = 365;

export const CareRuleFields = () => (
  <Section help="careRules.help">
    <TextInput source="name" validate={required()} helperText={false} />
    <Box sx={TWO}>
      <SelectInput source="event" choices={EVENTS} validate={required()} helperText={false} />
      <WholeInput
        source="afterDays"
        min={0}
        max={MAX_AFTER_DAYS}
        validate={required()}
        helperText="careRules.afterHelp"
      />
      <MoneyInput source="minAmount" helperText="careRules.amountHelp" />
      <SelectArrayInput
        source="levels"
        choices={useLevelChoices()}
        translateChoice={false}
        helperText="careRules.levelsHelp"
      />
      <WholeInput
        source="coolDownDays"
        min={0}
        max={MAX_COOL_DOWN}
        validate={required()}
        helperText="careRules.coolDownHelp"
      />
    </Box>
    <BooleanInput source="isActive" helperText="careRules.activeHelp" />
  </Section>
);
