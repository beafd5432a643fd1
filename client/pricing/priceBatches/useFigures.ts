/** Prices of single rows that a person typed, beside the form: there may be 20,000 of them. */
import { useCallback, useMemo, useState } from 'react';
import type { OwnFigure } from '#contract/pricing/priceBatches';

type Change = Omit<OwnFigure, 'amount'> & { amount: number | null | undefined };

/** What was typed or pasted into a row and is no price. */
export interface UnreadPrice {
  variantId: number;
  /** The variant in words. */
  name: string;
  typed: string;
}

export interface Figures {
  /** Variant → price in minor units, or null to leave it out. */
  figures: ReadonlyMap<number, number | null>;
  /** By variant: the batch is not saved while there are any. */
  unread: ReadonlyMap<number, UnreadPrice>;
  /** Sets some; undefined gives a row back to the formula. */
  change: (changes: readonly Change[]) => void;
  keepUnread: (prices: readonly UnreadPrice[]) => void;
  dropUnread: () => void;
  clear: () => void;
}

const NONE: ReadonlyMap<number, UnreadPrice> = new Map();

const mapOf = (figures: readonly OwnFigure[]) =>
  new Map<number, number | null>(figures.map(({ variantId, amount }) => [variantId, amount]));

/** `onEdit` hears of every change. */
export const useFigures = (initial: readonly OwnFigure[], onEdit: () => void) => {
  const [figures, setFigures] = useState(() => mapOf(initial));
  const [unread, setUnread] = useState(NONE);
  const change = useCallback(
    (changes: readonly Change[]) => {
      setUnread((before) => {
        const rest = new Map(before);
        for (const { variantId } of changes) rest.delete(variantId);
        return rest;
      });
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
      setUnread(NONE);
      onEdit();
    },
    [onEdit],
  );
  const keepUnread = useCallback(
    (prices: readonly UnreadPrice[]) => {
      setUnread(
        (before) => new Map([...before, ...prices.map((one) => [one.variantId, one] as const)]),
      );
      onEdit();
    },
    [onEdit],
  );
  const dropUnread = useCallback(() => setUnread(NONE), []);
  const clear = useCallback(() => replace([]), [replace]);
  const list = useMemo(
    () => [...figures].map(([variantId, amount]): OwnFigure => ({ variantId, amount })),
    [figures],
  );
  return { figures, unread, list, change, keepUnread, dropUnread, replace, clear };
};
