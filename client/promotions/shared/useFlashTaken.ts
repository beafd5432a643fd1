/** How much of the stock of a flash sale is taken, in one line. */
import { useTranslate } from 'react-admin';
import type { FlashStock } from '#contract/promotions/promotions';
import { isUsedUp } from '#rules/promotions/promotions';
import { useCount } from '../../ui/list/useCount.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Of the items with a limited stock together; null where none is limited. */
export const useFlashTaken = () => {
  const translate = useTranslate();
  const count = useCount();
  return (items: readonly FlashStock[] = []): string | null => {
    const limited = items.filter(({ stock }) => stock !== null);
    if (limited.length === 0) return null;
    const soldOut = limited.filter(({ stock, taken }) => isUsedUp(taken, stock)).length;
    const taken = translate('promotions.flashStock.takenOf', {
      taken: count(sum(limited.map((one) => one.taken))),
      stock: count(sum(limited.map(({ stock }) => stock ?? 0))),
    });
    if (soldOut === 0) return taken;
    const sign =
      soldOut === items.length
        ? translate('promotions.flashStock.soldOut')
        : translate('promotions.flashStock.someSoldOut', {
            soldOut: count(soldOut),
            items: count(items.length),
          });
    return [taken, sign].join(' · ');
  };
};
