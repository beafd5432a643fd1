/** Asks what a return is worth, once typing pauses; the answer before stays in sight until the next one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ReturnValue } from '#contract/promotions/returnValue';
import type { Api } from '../../api.ts';
import { usePaused } from '../../ui/usePaused.ts';
import { inputOf, type Typed } from './chosen.ts';

export const useReturnValue = (orderId: number) => {
  const api = useDataProvider<Api>();
  const [typed, setTyped] = useState<Typed>({});
  const [isAdding, setIsAdding] = useState(false);
  const [lines, setLines] = useState<ReturnValue['lines']>([]);
  const asked = usePaused(JSON.stringify(inputOf(typed, lines, isAdding)));
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['orders', 'returnValue', orderId, asked],
    queryFn: async ({ signal }) => {
      const path = `/orders/${orderId}/returnValue`;
      const { data: value } = await api.call<ReturnValue>('POST', path, JSON.parse(asked), signal);
      setLines(value.lines);
      return value;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { value: data, error, isStale: isPlaceholderData, typed, setTyped, isAdding, setIsAdding };
};
