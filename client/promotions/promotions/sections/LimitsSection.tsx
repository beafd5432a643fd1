/** 4. How much of it: money and uses. */
import { Box } from '@mui/material';
import { BooleanInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Terms } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { CountInput } from '../inputs/CountInput.tsx';
import { THREE } from '../../../ui/form/layout.ts';
import { More } from '../../../ui/form/More.tsx';

const WORDS = 'promotions.wizard.limits';

export const LimitsSection = () => {
  const { perDay, givesBack } = useWatch({ name: 'terms.limits' }) as Terms['limits'];
  return (
    <Section title="promotions.wizard.sections.limits" help={`${WORDS}.help`}>
      <Box sx={THREE}>
        <MoneyInput fullWidth source="terms.limits.budget" label={`${WORDS}.budget`} />
        <CountInput source="terms.limits.uses" label={`${WORDS}.uses`} />
        <CountInput source="terms.limits.perMember" label={`${WORDS}.perMember`} />
      </Box>
      <More label="promotions.wizard.more" isUsed={perDay !== null || !givesBack}>
        <Box sx={THREE}>
          <CountInput source="terms.limits.perDay" label={`${WORDS}.perDay`} />
        </Box>
        <BooleanInput
          source="terms.limits.givesBack"
          label={`${WORDS}.givesBack`}
          helperText={false}
        />
      </More>
    </Section>
  );
};
