/** One line of the order: how many units of it, by keyboard or by steps. */
import Add from '@mui/icons-material/Add';
import Remove from '@mui/icons-material/Remove';
import { Box, IconButton, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RefundableLine } from '#contract/service/refundQuotes';
import { useCount } from '../../ui/list/useCount.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { mostOf, type RefundForm, stepped, typedPrice, typedUnits, unitsOf } from './refundForm.ts';

interface Props {
  form: RefundForm;
  line: RefundableLine;
  onChange: (form: RefundForm) => void;
}

const ROW = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  gap: 1,
  py: 1,
  borderTop: 1,
  borderColor: 'divider',
  '&:first-of-type': { borderTop: 0 },
} as const;
const SMALL = { color: 'text.secondary', fontSize: 12.5 } as const;

/** How many units, typed or by steps. */
const LineUnits = ({ form, line, onChange }: Props) => {
  const translate = useTranslate();
  const count = useCount();
  const most = mostOf(form.kind, line);
  const name = line.sku ?? line.name;
  const units = unitsOf(form, line);
  const isWrong = Number.isNaN(units);
  const step = (by: 1 | -1) => () => onChange(stepped(form, line, by));
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
      <IconButton
        aria-label={translate('refunds.fewer', { name })}
        disabled={isWrong || units === 0}
        onClick={step(-1)}
      >
        <Remove />
      </IconButton>
      <TextField
        size="small"
        label={translate('returnValue.units')}
        value={typedUnits(form, line)}
        disabled={most === 0}
        error={isWrong}
        helperText={
          isWrong &&
          translate(
            form.kind === 'priceProtection'
              ? 'refunds.errors.moreThanProtectable'
              : 'redemptions.errors.moreThanLeft',
            { max: count(most) },
          )
        }
        onChange={({ target }) =>
          onChange({ ...form, units: { ...form.units, [line.id]: target.value } })
        }
        slotProps={{
          htmlInput: {
            inputMode: 'numeric',
            'aria-label': translate('refunds.unitsOf', { name }),
          },
        }}
        sx={{ width: 90 }}
      />
      <IconButton
        aria-label={translate('refunds.more', { name })}
        disabled={!isWrong && units >= most}
        onClick={step(1)}
      >
        <Add />
      </IconButton>
    </Box>
  );
};

export const RefundLineRow = ({ form, line, onChange }: Props) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const name = line.sku ?? line.name;
  return (
    <Box component="li" sx={ROW}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {line.name}
          {line.sku && translate('layout.inParentheses', { text: line.sku })}
        </Typography>
        <Typography sx={SMALL}>
          {translate('refunds.ofLine', {
            ordered: count(line.ordered),
            refunded: count(line.refundedUnits),
            left: money(line.left),
          })}
        </Typography>
        {form.kind !== 'priceProtection' && line.heldUnits > 0 && (
          <Typography sx={SMALL}>
            {translate('refunds.heldUnits', { smart_count: line.heldUnits })}
          </Typography>
        )}
      </Box>
      {form.kind === 'priceProtection' && (
        <TextField
          size="small"
          label={translate('refunds.priceNow')}
          value={typedPrice(form, line)}
          onChange={({ target }) =>
            onChange({ ...form, prices: { ...form.prices, [line.id]: target.value } })
          }
          slotProps={{
            htmlInput: {
              inputMode: 'decimal',
              'aria-label': translate('refunds.priceNowOf', { name }),
            },
          }}
          sx={{ width: 130 }}
        />
      )}
      <LineUnits form={form} line={line} onChange={onChange} />
    </Box>
  );
};
