import { Box } from '@mui/material';
import { BooleanInput, required, SelectInput, TextInput } from 'react-admin';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { DIRECTIONS, ENDINGS } from '#contract/pricing/priceBatches';
import { CategoryInput } from '../shared/categories.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';

const AIMS = ['lowest', 'average'] as const;
const GRID = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  columnGap: 2,
  rowGap: 1,
} as const;
const choices = (names: readonly string[], group: string) =>
  names.map((id) => ({ id, name: `suggestionRules.${group}.${id}` }));

export const RULE_DEFAULTS = {
  name: '',
  categoryId: null,
  active: true,
  aim: 'lowest',
  offsetBps: 0,
  rounding: { ending: 'none', direction: 'nearest' },
  maxDownBps: 1000,
  maxUpBps: 1000,
  freshDays: 14,
};

export const RuleFields = () => (
  <>
    <Section title="suggestionRules.which" help="suggestionRules.whichHelp">
      <Box sx={GRID}>
        <TextInput source="name" validate={required()} helperText={false} />
        <CategoryInput source="categoryId" />
      </Box>
      <BooleanInput source="active" helperText={false} />
    </Section>
    <Section title="suggestionRules.aiming" help="suggestionRules.aimingHelp">
      <Box sx={GRID}>
        <SelectInput
          source="aim"
          choices={choices(AIMS, 'aims')}
          validate={required()}
          helperText={false}
        />
        <RateInput source="offsetBps" helperText="suggestionRules.offsetHelp" fullWidth />
        <SelectInput
          source="rounding.ending"
          label="suggestionRules.rounding"
          choices={choices(ENDINGS, 'endings')}
          validate={required()}
          helperText={false}
        />
        <SelectInput
          source="rounding.direction"
          label="suggestionRules.direction"
          choices={choices(DIRECTIONS, 'directions')}
          validate={required()}
          helperText={false}
        />
        <WholeInput source="freshDays" min={1} max={365} helperText="suggestionRules.freshHelp" />
      </Box>
    </Section>
    <Section title="suggestionRules.bounds" help="suggestionRules.boundsHelp">
      <Box sx={GRID}>
        <RateInput source="maxDownBps" fullWidth />
        <RateInput source="maxUpBps" fullWidth />
      </Box>
    </Section>
  </>
);
