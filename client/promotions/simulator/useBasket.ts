/** The basket of the address, and how it changes. */
import { useCallback, useMemo } from 'react';
import { useSearch, withValues } from '../../ui/useSearch.ts';
import type { Basket } from './basket.ts';
import { basketOf, paramsOf } from './basketAddress.ts';

export const useBasket = () => {
  const { search, change: changeSearch } = useSearch();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const basket = useMemo(() => basketOf(params), [params]);
  const write = useCallback(
    (values: Record<string, string>) => changeSearch(withValues(values)),
    [changeSearch],
  );
  const change = useCallback(
    (changes: Partial<Basket>) =>
      changeSearch((before) =>
        withValues(paramsOf({ ...basketOf(new URLSearchParams(before)), ...changes }))(before),
      ),
    [changeSearch],
  );
  return { basket, change, write, promotionId: Number(params.get('promotionId')) || null };
};
export type ChangeBasket = ReturnType<typeof useBasket>['change'];
