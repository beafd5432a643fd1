/** The rules for earning in the order in which they apply. */
import Add from '@mui/icons-material/Add';
import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { BooleanInput, useTranslate } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
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

/** A key that no other rule has. */
const freeKey = (rules: readonly Pick<EarnRule, 'key'>[]): string => {
  for (let number = rules.length + 1; ; number++) {
    const key = `rule-${number}`;
    if (!rules.some((rule) => rule.key === key)) return key;
  }
};

export const RulesSection = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { fields, append, remove, move } = useFieldArray({ name: SOURCE, keyName: 'formKey' });
  const rules = (useWatch({ name: SOURCE }) as EarnRule[] | undefined) ?? [];
  const add = () => {
    const formula = { kind: 'fixed' as const, points: 1, refereePoints: 0 };
    append(newRule(freeKey(rules), { names: {}, trigger: 'share', formula }), {
      shouldFocus: false,
    });
  };
  return (
    <Section title="programme.form.sections.rules" help="programme.form.rulesHelp">
      {fields.map(({ formKey }, index) => {
        const name = toText(rules[index]?.names) || translate('programme.form.unnamed');
        return (
          <Box
            key={formKey}
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
                onClick={() => move(index, index - 1)}
                aria-label={translate('programme.form.up', { name })}
              >
                <ArrowUp />
              </IconButton>
              <IconButton
                disabled={index === fields.length - 1}
                onClick={() => move(index, index + 1)}
                aria-label={translate('programme.form.down', { name })}
              >
                <ArrowDown />
              </IconButton>
              <IconButton
                onClick={() => remove(index)}
                aria-label={translate('programme.form.removeRule', { name })}
              >
                <Delete />
              </IconButton>
            </Box>
            <RuleFields source={`${SOURCE}.${index}`} />
          </Box>
        );
      })}
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
