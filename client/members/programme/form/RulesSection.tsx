/** The rules for earning in the order in which they apply. */
import Add from '@mui/icons-material/Add';
import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { memo } from 'react';
import { BooleanInput, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { EarnRule } from '#contract/members/earnRules';
import { newRule } from '#rules/members/programmeTerms';
import { THREE } from '../../../ui/form/layout.ts';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { label } from './choices.ts';
import { RuleFields } from './RuleFields.tsx';

const SOURCE = 'terms.earnRules';
const MOST = 100;
const Fields = memo(RuleFields);

/** A key that no other rule has. */
const freeKey = (rules: readonly Pick<EarnRule, 'key'>[]): string => {
  for (let number = rules.length + 1; ; number++) {
    const key = `rule-${number}`;
    if (!rules.some((rule) => rule.key === key)) return key;
  }
};

interface RuleProps {
  index: number;
  isLast: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** Watches only its own name: typing in one rule does not draw the others again. */
const Rule = ({ index, isLast, onMove, onRemove }: RuleProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const names = useWatch({ name: `${SOURCE}.${index}.names` }) as EarnRule['names'] | undefined;
  const name = toText(names) || translate('programme.form.unnamed');
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, mb: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography variant="subtitle1" component="h3" sx={{ flex: 1 }}>
          {name}
        </Typography>
        <IconButton
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
          aria-label={translate('programme.form.up', { name })}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          disabled={isLast}
          onClick={() => onMove(index + 1)}
          aria-label={translate('programme.form.down', { name })}
        >
          <ArrowDown />
        </IconButton>
        <IconButton
          onClick={onRemove}
          aria-label={translate('programme.form.removeRule', { name })}
        >
          <Delete />
        </IconButton>
      </Box>
      <Fields source={`${SOURCE}.${index}`} />
    </Box>
  );
};

export const RulesSection = () => {
  const translate = useTranslate();
  const { getValues } = useFormContext();
  const { fields, append, remove, move } = useFieldArray({ name: SOURCE, keyName: 'formKey' });
  const add = () => {
    const formula = { kind: 'fixed' as const, points: 1, refereePoints: 0 };
    const key = freeKey(getValues(SOURCE) as EarnRule[]);
    append(newRule(key, { names: {}, trigger: 'share', formula }), { shouldFocus: false });
  };
  return (
    <Section title="programme.form.sections.rules" help="programme.form.rulesHelp">
      {fields.map(({ formKey }, index) => (
        <Rule
          key={formKey}
          index={index}
          isLast={index === fields.length - 1}
          onMove={(to) => move(index, to)}
          onRemove={() => remove(index)}
        />
      ))}
      {fields.length < MOST && (
        <Button startIcon={<Add />} onClick={add}>
          {translate('programme.form.addRule')}
        </Button>
      )}
      <Box sx={THREE}>
        <BooleanInput
          source="terms.earnOnDiscounted"
          label={label('earnOnDiscounted')}
          helperText={false}
        />
        <BooleanInput
          source="terms.earnOnPointsPaid"
          label={label('earnOnPointsPaid')}
          helperText={false}
        />
        <WholeInput
          source="terms.maxBackdateDays"
          label={label('maxBackdateDays')}
          helperText={false}
        />
      </Box>
    </Section>
  );
};
