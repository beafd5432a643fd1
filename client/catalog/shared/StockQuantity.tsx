import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useCount } from '../../ui/list/useCount.ts';

/** A number of units, marked where nothing is left. */
export const StockQuantity = ({ quantity }: { quantity: number }) => {
  const toCount = useCount();
  return quantity > 0 ? (
    <>{toCount(quantity)}</>
  ) : (
    <>
      {quantity < 0 && toCount(quantity)} <StatusChip tone="bad" label="stock.out" />
    </>
  );
};
