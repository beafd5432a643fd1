/** 3. For whom. */
import { Box } from '@mui/material';
import { BooleanInput, InputHelperText, useInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { PromotionAudience } from '#contract/promotions/promotions';
import { AudienceInput } from '../../../platform/shared/audience/AudienceInput.tsx';
import { AudienceSize } from '../../../platform/shared/audience/AudienceSize.tsx';
import { LevelsInput } from '../../../platform/shared/audience/LevelsInput.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { CountField } from '../../../ui/form/CountField.tsx';
import { CountInput } from '../inputs/CountInput.tsx';
import { firstError } from '../../../ui/form/firstError.ts';
import { THREE, TWO } from '../../../ui/form/layout.ts';
import { More } from '../../../ui/form/More.tsx';

const WORDS = 'promotions.wizard.audience';
const NUMBER = 'terms.audience.orderNumber';

/** The number of the order that it would be; nothing typed is any. */
const OrderNumber = () => {
  const translate = useTranslate();
  const { field, fieldState } = useInput<PromotionAudience['orderNumber']>({
    source: NUMBER,
    defaultValue: null,
  });
  const { min = null, max = null } = field.value ?? {};
  const error = firstError(fieldState.error);
  const put = (from: number | null, to: number | null) =>
    field.onChange(from === null && to === null ? null : { min: from ?? 1, max: to });
  const input = (
    label: string,
    value: number | null,
    change: (value: number | null) => void,
    text?: string,
  ) => (
    <CountField
      label={translate(label)}
      value={value}
      onChange={change}
      {...(text !== undefined && { error: <InputHelperText error={text} /> })}
    />
  );
  return (
    <>
      {input(`${WORDS}.orderFrom`, min, (next) => put(next, max))}
      {input(`${WORDS}.orderTo`, max, (next) => put(min, next), error)}
    </>
  );
};

export const AudienceSection = () => {
  const audience = useWatch({ name: 'terms.audience' }) as PromotionAudience;
  const isUnusual =
    audience.newWithinDays !== null || audience.orderNumber !== null || audience.birthdayMonth;
  return (
    <Section title="promotions.wizard.sections.audience" help={`${WORDS}.help`}>
      <Box sx={THREE}>
        <LevelsInput source="terms.audience" label={`${WORDS}.levels`} />
        {(['groups', 'channels', 'segments'] as const).map((part) => (
          <AudienceInput
            key={part}
            kind={part}
            source={`terms.audience.${part}`}
            label={`${WORDS}.${part}`}
          />
        ))}
      </Box>
      <AudienceSize audience={audience} />
      <More label={`${WORDS}.more`} isUsed={isUnusual}>
        <Box sx={THREE}>
          <CountInput source="terms.audience.newWithinDays" label={`${WORDS}.newWithinDays`} />
          <OrderNumber />
        </Box>
        <Box sx={TWO}>
          <BooleanInput
            source="terms.audience.birthdayMonth"
            label={`${WORDS}.birthdayMonth`}
            helperText={false}
          />
        </Box>
      </More>
    </Section>
  );
};
