/** The basket of the address, and how it changes. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Basket } from './basket.ts';
import { basketOf, paramsOf } from './basketAddress.ts';

export const useBasket = () => {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const basket = useMemo(() => basketOf(new URLSearchParams(text)), [text]);
  const write = useCallback(
    (values: Record<string, string>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === '') after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  const change = useCallback(
    (changes: Partial<Basket>) => write(paramsOf({ ...basket, ...changes })),
    [write, basket],
  );
  return { basket, change, write, promotionId: Number(params.get('promotionId')) || null };
};
export type ChangeBasket = ReturnType<typeof useBasket>['change'];
