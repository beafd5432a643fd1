import { Box } from '@mui/material';
import { AutocompleteInput, required, SelectInput, TextInput } from 'react-admin';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import {
  LANE_MODES,
  REFUND_PROVIDERS,
  SettingsInput,
  THRESHOLD_BASES,
} from '#contract/platform/settings';
import { Form } from '../../ui/form/Form.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useChoices } from './choices.ts';

const TWO_COLUMNS = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  columnGap: 2,
} as const;
const mark = required();
const modes = LANE_MODES.map((id) => ({ id, name: `settings.laneModes.${id}` }));
const bases = THRESHOLD_BASES.map((id) => ({ id, name: `settings.thresholdBases.${id}` }));

const ADJUSTMENT_LIMITS = [
  'adjustmentLimitOwner',
  'adjustmentLimitManager',
  'adjustmentLimitMarketer',
  'goodwillLimitCase',
  'goodwillLimitMonth',
] as const;

const providers = REFUND_PROVIDERS.map((id) => ({ id, name: `settings.refundProviders.${id}` }));

export const SettingsForm = () => {
  const { currencies, timeZones, languages, weekdays, months } = useChoices();
  return (
    <Form contract={SettingsInput}>
      <Section title="settings.store">
        <Box sx={TWO_COLUMNS}>
          <TextInput source="storeName" validate={mark} />
          <SelectInput
            source="language"
            choices={languages}
            validate={mark}
            helperText="settings.languageHelp"
          />
          <AutocompleteInput
            source="currency"
            choices={currencies}
            validate={mark}
            helperText="settings.currencyHelp"
          />
        </Box>
      </Section>
      <Section title="settings.time" help="settings.timeHelp">
        <Box sx={TWO_COLUMNS}>
          <AutocompleteInput source="timeZone" choices={timeZones} validate={mark} />
          <SelectInput source="weekStart" choices={weekdays} validate={mark} />
          <SelectInput
            source="fiscalYearStartMonth"
            choices={months}
            validate={mark}
            helperText="settings.fiscalHelp"
          />
        </Box>
      </Section>
      <Section title="settings.pricing" help="settings.pricingHelp">
        <Box sx={TWO_COLUMNS}>
          <RateInput source="minMarginBps" helperText="settings.minMarginHelp" />
          <RateInput source="approvalChangeBps" />
          <RateInput source="approvalMarginBps" />
          <WholeInput source="approvalRows" min={0} helperText={false} />
        </Box>
      </Section>
      <Section title="settings.promotions" help="settings.promotionsHelp">
        <Box sx={TWO_COLUMNS}>
          {(['productLane', 'orderLane', 'shippingLane'] as const).map((lane) => (
            <SelectInput
              key={lane}
              source={lane}
              choices={modes}
              validate={mark}
              helperText={false}
            />
          ))}
          <SelectInput
            source="thresholdBasis"
            choices={bases}
            validate={mark}
            helperText="settings.thresholdHelp"
          />
          <MoneyInput source="approvalBudget" helperText="settings.approvalBudgetHelp" />
        </Box>
      </Section>
      <Section title="settings.adjustments" help="settings.adjustmentsHelp">
        <Box sx={TWO_COLUMNS}>
          {ADJUSTMENT_LIMITS.map((source) => (
            <WholeInput key={source} source={source} min={0} helperText={false} />
          ))}
        </Box>
      </Section>
      <Section title="settings.refunds" help="settings.refundsHelp">
        <Box sx={TWO_COLUMNS}>
          <SelectInput
            source="refundProvider"
            choices={providers}
            validate={mark}
            helperText="settings.refundProviderHelp"
          />
        </Box>
      </Section>
    </Form>
  );
};
