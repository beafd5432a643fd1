/** What is said at a price that lies below a floor, as soon as the check has found it. */
import { Box } from '@mui/material';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import type { Finding } from '#contract/promotions/review';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { FindingsContext } from '../findingsContext.ts';

type Kind = Extract<Finding, { kind: `${string}BelowFloor` }>['kind'];

/** `price` is the price in the field: a finding about an earlier one says nothing about it. */
export const useBelowFloor = (
  kind: Kind,
  price: number | null | undefined,
  variantId?: number | null,
) => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const found = useContext(FindingsContext).flatMap((finding) =>
    finding.kind === kind
      ? [{ ...finding, variants: finding.variants.filter(({ offered }) => offered === price) }]
      : [],
  );
  const [{ variants, count: all } = { variants: [], count: 0 }] = found;
  const concerned =
    variantId === undefined
      ? variants
      : variants.filter((variant) => variant.variantId === variantId);
  if (concerned.length === 0) return undefined;
  const floor = money(Math.max(...concerned.map((variant) => variant.floor)));
  return (
    <Box component="span" sx={{ color: 'warning.main' }}>
      {variantId === undefined && all > 1
        ? translate('promotions.review.priceBelowFloors', { count: count(all), floor })
        : translate('promotions.review.priceBelowFloor', { floor })}
    </Box>
  );
};
