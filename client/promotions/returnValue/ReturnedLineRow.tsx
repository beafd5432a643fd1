/** One line of the order: how many of it come back, what was paid for them, and its part of the refund. */
import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReturnValueLine } from '#contract/promotions/returnValue';
import { useCount } from '../../ui/list/useCount.ts';
import { Money, useMoney } from '../../ui/record/money.tsx';
import { leftOf } from './chosen.ts';

interface Props {
  line: ReturnValueLine;
  typed: string;
  isWrong: boolean;
  onType: (text: string) => void;
}

const ROW = {
  display: 'grid',
  gridTemplateColumns: { xs: '112px minmax(0, 1fr)', sm: 'minmax(0, 1fr) 112px 88px' },
  gridTemplateAreas: { xs: '"name name" "units paid"', sm: '"name units paid"' },
  columnGap: 2,
  rowGap: 1,
  alignItems: 'start',
  py: 1,
  borderTop: 1,
  borderColor: 'divider',
  '&:first-of-type': { borderTop: 0 },
} as const;
const SMALL = { color: 'text.secondary', fontSize: 12.5 } as const;
const AMOUNT = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

/** The price before promotions, and what each of them took off. */
const Shares = ({ line: { amount, discounts } }: Pick<Props, 'line'>) => {
  const translate = useTranslate();
  const money = useMoney();
  if (discounts.length === 0) return null;
  const parts = [
    { key: 0, label: translate('returnValue.price'), text: money(amount) },
    ...discounts.map(({ promotionId, label, amount: off }) => ({
      key: promotionId,
      label,
      text: `−${money(off)}`,
    })),
  ];
  return parts.map(({ key, label, text }) => (
    <Typography key={key} sx={{ ...SMALL, overflowWrap: 'anywhere' }}>
      {label} <span style={AMOUNT}>{text}</span>
    </Typography>
  ));
};

export const ReturnedLineRow = ({ line, typed, isWrong, onType }: Props) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const { name, sku, ordered, quantity, paid, refund } = line;
  const left = leftOf(line);
  const note = translate(left > 0 ? 'returnValue.left' : 'returnValue.allBack', {
    left: count(left),
    ordered: count(ordered),
  });
  return (
    <Box component="li" sx={ROW}>
      <Box sx={{ gridArea: 'name', minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {name}
          {sku && translate('layout.inParentheses', { text: sku })}
        </Typography>
        <Typography sx={SMALL}>{note}</Typography>
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
        sx={{ gridArea: 'units' }}
      />
      <Box sx={{ gridArea: 'paid', textAlign: 'end', pt: 1 }}>
        {quantity > 0 && <Money amount={paid} />}
        {refund !== paid && (
          <Typography sx={SMALL}>
            {translate('returnValue.lineRefund', { amount: money(refund) })}
          </Typography>
        )}
      </Box>
    </Box>
  );
};
