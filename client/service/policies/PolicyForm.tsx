/** The form of a version: windows, warranty, freight and limits. */
import { Box } from '@mui/material';
import { SelectInput, TextInput } from 'react-admin';
import { DECIDED_RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { FREIGHT_PAYERS } from '#contract/service/policies';
import { StartSection } from '../../platform/shared/versions/StartSection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { THREE, TWO } from '../../ui/form/layout.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { MoneyInput } from '../../ui/record/money.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { formContract, type FormValues } from './formContract.ts';
import { label } from './label.ts';
import { RulesInput } from './RulesInput.tsx';

const choicesOf = (ids: readonly string[], words: string) =>
  ids.map((id) => ({ id, name: `policies.${words}.${id}` }));
const PAYERS = choicesOf(FREIGHT_PAYERS, 'payers');
const SHORT = choicesOf(['arrears', 'deduct'], 'pointsShort');

const at = (path: string, name = path.split('.').at(-1) ?? path) => ({
  source: `terms.${path}`,
  label: label(name),
});

const BaseSection = () => (
  <Section title="policies.form.base" help="policies.form.baseHelp">
    <Box sx={THREE}>
      <WholeInput {...at('base.noReasonDays')} helperText={false} />
      <WholeInput {...at('base.faultDays')} helperText={false} />
      <WholeInput {...at('base.exchangeDays')} helperText={false} />
      <WholeInput {...at('base.warrantyMonths')} helperText={false} />
      <RateInput {...at('base.restockingFee')} />
    </Box>
  </Section>
);

const FreightSection = () => (
  <Section title="policies.sections.freight" help="policies.form.freightHelp">
    <TextInput
      {...at('returnAddress')}
      helperText="policies.form.returnAddressHelp"
      multiline
      minRows={2}
      fullWidth
      parse={(text: string | null) => text || null}
    />
    <Box sx={THREE}>
      {DECIDED_RESPONSIBILITIES.map((party) => (
        <SelectInput
          key={party}
          source={`terms.freight.${party}`}
          label={`policies.responsibilities.${party}`}
          choices={PAYERS}
          helperText={false}
        />
      ))}
    </Box>
  </Section>
);

const AmountsSection = () => (
  <Section title="policies.sections.amounts" help="policies.form.amountsHelp">
    <Box sx={TWO}>
      <SelectInput {...at('pointsShort')} choices={SHORT} helperText={false} />
      <MoneyInput {...at('autoApproval.return', 'autoReturn')} />
      <MoneyInput {...at('autoApproval.refundOnly', 'autoRefundOnly')} />
      <MoneyInput {...at('refundLimits.agent', 'refundAgent')} />
      <MoneyInput {...at('refundLimits.manager', 'refundManager')} />
      <MoneyInput {...at('goodwillLimits.agent', 'goodwillAgent')} />
      <MoneyInput {...at('goodwillLimits.manager', 'goodwillManager')} />
      <WholeInput {...at('quoteDays')} helperText={false} />
    </Box>
  </Section>
);

export const PolicyForm = ({ defaultValues }: { defaultValues?: FormValues }) => (
  <Form contract={formContract} {...(defaultValues && { defaultValues: { ...defaultValues } })}>
    <StartSection
      resource="afterSalesPolicies"
      title="policies.form.start"
      help="policies.form.plannedHelp"
    />
    <BaseSection />
    <RulesInput />
    <FreightSection />
    <AmountsSection />
  </Form>
);
