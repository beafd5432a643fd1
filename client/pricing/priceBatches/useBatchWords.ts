/** The terms of a batch as sentences. */
import { useTranslate } from 'react-admin';
import type { PriceBatch, PriceFormula } from '#contract/pricing/priceBatches';
import { useCategoryChoices } from '../shared/categories.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';

export const useBatchWords = () => {
  const translate = useTranslate();
  const money = useMoney();
  const rate = useRate();
  const categories = useCategoryChoices();
  const listed = (texts: readonly string[]) => texts.join(translate('layout.listSeparator'));
  const methodOf = (method: string) => translate(`priceBatches.methods.${method}`);

  const formula = (one: PriceFormula | null): string => {
    if (!one) return '–';
    const { kind } = one;
    if (kind === 'set') return `${methodOf('set')} ${money(one.amount)}`;
    if (kind === 'margin') return `${methodOf('margin')} ${rate(one.bps)}`;
    if (kind === 'given' || (kind === 'amount' && one.change === 0))
      return translate('priceBatches.given');
    if (kind === 'percent')
      return `${methodOf(one.bps < 0 ? 'percentDown' : 'percentUp')} ${rate(Math.abs(one.bps))}`;
    if (kind === 'amount')
      return `${methodOf(one.change < 0 ? 'amountDown' : 'amountUp')} ${money(Math.abs(one.change))}`;
    const parts = [
      one.bps ? rate(one.bps, { signed: true }) : '',
      one.change ? money(one.change) : '',
    ];
    return [methodOf(one.aim), ...parts].filter(Boolean).join(' ');
  };

  const filter = (one: PriceBatch['filter']): string => {
    if (!one) return '–';
    const { categoryId, brand, tag, q, status, state, productIds, variantIds } = one;
    const ids = productIds ?? variantIds;
    const parts = [
      categoryId && (categories.find(({ id }) => id === categoryId)?.name ?? '…'),
      brand,
      tag,
      q && `“${q}”`,
      status && translate(`products.statuses.${status}`),
      state && translate(`priceBatches.states.${state}`),
      ids &&
        [translate('priceBatches.preview.variant'), ids.length].join(
          translate('layout.labelSeparator'),
        ),
    ].filter(Boolean) as string[];
    return parts.length > 0 ? listed(parts) : translate('priceBatches.all');
  };

  const breaches = (names: readonly string[]) =>
    listed(names.map((name) => translate(`priceBatches.breaches.${name}`)));
  return { formula, filter, breaches, listed };
};
