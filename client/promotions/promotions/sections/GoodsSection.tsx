/** 2. Which goods. */
import { Box } from '@mui/material';
import { BooleanInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Scope } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { GoodsInput } from '../../../catalog/shared/goods/GoodsPicker.tsx';
import { TWO } from '../../../ui/form/layout.ts';
import { More } from '../../../ui/form/More.tsx';

const WORDS = 'promotions.wizard';

export const GoodsSection = () => {
  const scope = useWatch({ name: 'terms.scope' }) as Scope;
  return (
    <Section title={`${WORDS}.sections.goods`}>
      <GoodsInput
        source="terms.scope.include"
        label={`${WORDS}.include`}
        placeholder={`${WORDS}.everything`}
        help={`${WORDS}.includeHelp`}
      />
      <GoodsInput
        source="terms.scope.exclude"
        label={`${WORDS}.exclude`}
        placeholder={`${WORDS}.nothing`}
      />
      <BooleanInput
        source="terms.scope.skipReduced"
        label={`${WORDS}.skipReduced`}
        helperText={false}
      />
      <More
        label={`${WORDS}.priceBounds`}
        isUsed={scope.minUnitPrice !== null || scope.maxUnitPrice !== null}
      >
        <Box sx={TWO}>
          <MoneyInput fullWidth source="terms.scope.minUnitPrice" label={`${WORDS}.minUnitPrice`} />
          <MoneyInput fullWidth source="terms.scope.maxUnitPrice" label={`${WORDS}.maxUnitPrice`} />
        </Box>
      </More>
    </Section>
  );
};
