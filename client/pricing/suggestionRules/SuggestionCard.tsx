/** One suggestion: why it is made, choosing it, and how it looks on a phone. */
import { Box, Checkbox } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Suggestion } from '#contract/pricing/competitors';
import { Money, useMoney } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { ProductLink } from '../shared/ProductLink.tsx';
import { useProductName } from '../shared/useVariantName.ts';

/** Which offer, what was aimed at, and what held it back. */
export const useWhy = () => {
  const translate = useTranslate();
  const money = useMoney();
  return ({ aim, aimAmount, seller, offers, bound, wantedAmount }: Suggestion): string[] => {
    const aimed =
      aim === 'lowest'
        ? translate('suggestionRules.why.lowest', { amount: money(aimAmount), seller })
        : translate('suggestionRules.why.average', {
            amount: money(aimAmount),
            smart_count: offers,
          });
    return bound === null
      ? [aimed]
      : [aimed, translate(`suggestionRules.why.${bound}`, { wanted: money(wantedAmount) })];
  };
};

interface ChoiceProps {
  row: Suggestion;
  checked: boolean;
  onChange: (on: boolean) => void;
}

export const Choice = ({ row, checked, onChange }: ChoiceProps) => {
  const translate = useTranslate();
  const nameOf = useProductName();
  return (
    <Checkbox
      size="small"
      checked={checked}
      onChange={(_, on) => onChange(on)}
      slotProps={{
        input: { 'aria-label': translate('ui.list.select', { name: row.sku ?? nameOf(row) }) },
      }}
    />
  );
};

/** On a phone: what is suggested and why, one below the other. */
export const SuggestionCard = ({ row, checked, onChange }: ChoiceProps) => {
  const translate = useTranslate();
  const rate = useRate();
  const nameOf = useProductName();
  const why = useWhy();
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'flex-start', borderTop: 1, borderColor: 'divider', p: 1 }}
    >
      <Choice row={row} checked={checked} onChange={onChange} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <ProductLink id={row.productId} to="edit">
          {nameOf(row)}
        </ProductLink>
        {row.sku && <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{row.sku}</Box>}
        <Box sx={{ my: 0.5 }}>
          <Money amount={row.currentAmount} /> →{' '}
          <strong>
            <Money amount={row.suggestedAmount} />
          </strong>
          {translate('layout.inParentheses', { text: rate(row.changeBps, { signed: true }) })}
        </Box>
        {why(row).map((line) => (
          <Box key={line} sx={{ color: 'text.secondary', fontSize: 12.5 }}>
            {line}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
