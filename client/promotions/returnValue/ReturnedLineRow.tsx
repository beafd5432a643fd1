/** One line of the order: how many of it come back, and what was paid for them. */
import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReturnedLine } from '#contract/promotions/returnValue';
import { useCount } from '../../ui/list/useCount.ts';
import { Money, useMoney } from '../../ui/record/money.tsx';
import { leftOf } from './chosen.ts';

interface Props {
  line: ReturnedLine;
  typed: string;
  isWrong: boolean;
  onType: (text: string) => void;
}

const ROW = {
  display: 'flex',
  alignItems: 'flex-start',
  gap: 2,
  py: 1,
  borderTop: 1,
  borderColor: 'divider',
  '&:first-of-type': { borderTop: 0 },
} as const;

/** The price before promotions, and what each of them took off. */
const Shares = ({ line: { amount, discounts } }: Pick<Props, 'line'>) => {
  const translate = useTranslate();
  const money = useMoney();
  if (discounts.length === 0) return null;
  const off = discounts.map((one) => `${one.label} −${money(one.amount)}`);
  return (
    <Typography sx={{ color: 'text.secondary', fontSize: 12.5, overflowWrap: 'anywhere' }}>
      {[money(amount), ...off].join(translate('layout.listSeparator'))}
    </Typography>
  );
};

export const ReturnedLineRow = ({ line, typed, isWrong, onType }: Props) => {
  const translate = useTranslate();
  const count = useCount();
  const { name, sku, ordered, paid } = line;
  const left = leftOf(line);
  const note = translate(left > 0 ? 'returnValue.left' : 'returnValue.allBack', {
    left: count(left),
    ordered: count(ordered),
  });
  return (
    <Box component="li" sx={ROW}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {name}
          {sku && ` (${sku})`}
        </Typography>
        <Typography sx={{ color: 'text.secondary', fontSize: 12.5 }}>{note}</Typography>
        <Shares line={line} />
      </Box>
      <TextField
        size="small"
        label={translate('returnValue.units')}
        value={typed}
        disabled={left === 0}
        error={isWrong}
        helperText={isWrong && translate('redemptions.errors.moreThanLeft', { max: count(left) })}
        onChange={({ target }) => onType(target.value)}
        slotProps={{
          htmlInput: {
            inputMode: 'numeric',
            'aria-label': translate('returnValue.unitsOf', { name: sku ?? name }),
          },
        }}
        sx={{ width: 112 }}
      />
      <Box sx={{ minWidth: 72, textAlign: 'end', pt: 1 }}>
        <Money amount={paid} />
      </Box>
    </Box>
  );
};
