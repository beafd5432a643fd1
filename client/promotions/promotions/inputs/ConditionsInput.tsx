/** What must hold of the basket: a least spend, so many units, a way of delivery. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import { SelectInput, useTranslate } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { Condition } from '#contract/promotions/promotions';
import { MoneyInput } from '../../../ui/record/money.tsx';
import { CountInput } from './CountInput.tsx';
import { OwnScopeInput } from '../../../catalog/shared/goods/GoodsPicker.tsx';
import { THREE, TWO } from '../../../ui/form/layout.ts';
import { WordsInput } from './WordsInput.tsx';

const WORDS = 'promotions.wizard.conditions';
const MOST = 10;
const NEW: Record<Condition['kind'], object> = {
  amount: { kind: 'amount', scope: null, min: null, max: null, basis: null },
  quantity: { kind: 'quantity', scope: null, min: null, max: null, per: 'basket' },
  shippingMethod: { kind: 'shippingMethod', methods: [] },
};
const KINDS = Object.keys(NEW) as Condition['kind'][];
const pers = (['basket', 'line'] as const).map((id) => ({ id, name: `${WORDS}.pers.${id}` }));

const Fields = ({ source }: { source: string }) => {
  const condition = useWatch({ name: source }) as Condition | undefined;
  if (!condition) return null;
  if (condition.kind === 'shippingMethod')
    return <WordsInput source={`${source}.methods`} label={`${WORDS}.methods`} />;
  const of = (
    <OwnScopeInput
      source={`${source}.scope`}
      label={`${WORDS}.of`}
      placeholder={`${WORDS}.anyGoods`}
    />
  );
  if (condition.kind === 'amount')
    return (
      <>
        <Box sx={TWO}>
          <MoneyInput source={`${source}.min`} label={`${WORDS}.minAmount`} />
          <MoneyInput source={`${source}.max`} label={`${WORDS}.maxAmount`} />
        </Box>
        {of}
      </>
    );
  return (
    <>
      <Box sx={THREE}>
        <CountInput source={`${source}.min`} label={`${WORDS}.minUnits`} min={0} />
        <CountInput source={`${source}.max`} label={`${WORDS}.maxUnits`} min={0} />
        <SelectInput
          source={`${source}.per`}
          label={`${WORDS}.per`}
          choices={pers}
          helperText={false}
          isRequired
        />
      </Box>
      {of}
    </>
  );
};

export const ConditionsInput = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: source, keyName: 'formKey' });
  return (
    <>
      {fields.map((field, index) => (
        <Box key={field.formKey} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Fields source={`${source}.${index}`} />
          </Box>
          <IconButton
            onClick={() => remove(index)}
            aria-label={translate(`${WORDS}.remove`, { number: index + 1 })}
            sx={{ mt: 1 }}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      {fields.length < MOST && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          {KINDS.map((kind) => (
            <Button key={kind} startIcon={<Add />} onClick={() => append(NEW[kind])}>
              {translate(`${WORDS}.add.${kind}`)}
            </Button>
          ))}
        </Box>
      )}
    </>
  );
};
