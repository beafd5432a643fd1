/** What differs for goods of a category, or in a channel; what is left empty is as for the goods above it. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { SelectInput, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { type GoodsRule, RETURNABLE } from '#contract/service/policies';
import { AudienceFilter } from '../../platform/shared/audience/AudienceFilter.tsx';
import { CategoryInput } from '../../pricing/shared/categories.tsx';
import { THREE } from '../../ui/form/layout.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { RateInput } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { label } from './label.ts';

const SOURCE = 'terms.rules';
const MOST = 200;
const NEW: GoodsRule = {
  categoryId: null,
  channel: null,
  returnable: null,
  noReasonDays: null,
  faultDays: null,
  exchangeDays: null,
  warrantyMonths: null,
  restockingFee: null,
};
const CHOICES = RETURNABLE.map((id) => ({ id, name: `policies.returnables.${id}` }));

const Rule = ({ index, onRemove }: { index: number; onRemove: () => void }) => {
  const translate = useTranslate();
  const name = translate('policies.form.rule', { number: index + 1 });
  const at = (field: keyof GoodsRule) => ({
    source: `${SOURCE}.${index}.${field}`,
    label: label(field),
  });
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
        <IconButton onClick={onRemove} aria-label={translate('policies.form.remove', { name })}>
          <Delete />
        </IconButton>
      </Box>
      <Box sx={THREE}>
        <CategoryInput {...at('categoryId')} />
        <AudienceFilter {...at('channel')} kind="channels" />
        <SelectInput {...at('returnable')} choices={CHOICES} helperText={false} />
        <WholeInput {...at('noReasonDays')} helperText={false} />
        <WholeInput {...at('faultDays')} helperText={false} />
        <WholeInput {...at('exchangeDays')} helperText={false} />
        <WholeInput {...at('warrantyMonths')} helperText={false} />
        <RateInput {...at('restockingFee')} />
      </Box>
    </Box>
  );
};

export const RulesInput = () => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: SOURCE, keyName: 'formKey' });
  return (
    <Section title="policies.form.rules" help="policies.form.rulesHelp">
      {fields.map(({ formKey }, index) => (
        <Rule key={formKey} index={index} onRemove={() => remove(index)} />
      ))}
      {fields.length < MOST && (
        <Button startIcon={<Add />} onClick={() => append(NEW, { shouldFocus: false })}>
          {translate('policies.form.addRule')}
        </Button>
      )}
    </Section>
  );
};
