/** Prices of single rows that a person typed, beside the form: there may be 20,000 of them. */
import { useCallback, useMemo, useState } from 'react';
import type { OwnFigure } from '#contract/pricing/priceBatches';

type Change = Omit<OwnFigure, 'amount'> & { amount: number | null | undefined };

export interface Figures {
  /** Variant → price in minor units, or null to leave it out. */
  figures: ReadonlyMap<number, number | null>;
  /** Sets some; undefined gives a row back to the formula. */
  change: (changes: readonly Change[]) => void;
  clear: () => void;
}

const mapOf = (figures: readonly OwnFigure[]) =>
  new Map<number, number | null>(figures.map(({ variantId, amount }) => [variantId, amount]));

/** `onEdit` hears of every change. */
export const useFigures = (initial: readonly OwnFigure[], onEdit: () => void) => {
  const [figures, setFigures] = useState(() => mapOf(initial));
  const change = useCallback(
    (changes: readonly Change[]) => {
      setFigures((before) => {
        const after = new Map(before);
        for (const { variantId, amount } of changes) {
          if (amount === undefined) after.delete(variantId);
          else after.set(variantId, amount);
        }
        return after;
      });
      onEdit();
    },
    [onEdit],
  );
  const replace = useCallback(
    (all: readonly OwnFigure[]) => {
      setFigures(mapOf(all));
      onEdit();
    },
    [onEdit],
  );
  const clear = useCallback(() => replace([]), [replace]);
  const list = useMemo(
    () => [...figures].map(([variantId, amount]): OwnFigure => ({ variantId, amount })),
    [figures],
  );
  return { figures, list, change, replace, clear };
};
