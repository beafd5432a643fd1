/** Asks what a refund comes to, once typing pauses, and grants it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { PromiseNamed } from '#contract/service/promises';
import type { RefundableLine, RefundQuote, RefundRequest } from '#contract/service/refundQuotes';
import type { Refund } from '#contract/service/refunds';
import { readAmount, valueOrNaN } from '#shared/numbers';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { newFormKey } from '../../sendOnce.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { usePaused } from '../../ui/usePaused.ts';
import type { ReadMoney } from './refundForm.ts';

export const useReadMoney = (): ReadMoney => {
  const { currency, decimals } = useStoreSettings();
  return (text) => valueOrNaN(readAmount(text, { currency, decimals }));
};

/** The lines of the order are known from the first answer on. */
export const useRefundQuote = (
  orderId: number,
  toRequest: (lines: readonly RefundableLine[]) => RefundRequest,
) => {
  const api = useDataProvider<Api>();
  const [lines, setLines] = useState<readonly RefundableLine[]>([]);
  const request = JSON.stringify(toRequest(lines));
  const asked = usePaused(request);
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    queryKey: ['orders', 'refundQuote', orderId, asked],
    queryFn: async ({ signal }) => {
      const path = `/orders/${orderId}/refundQuote`;
      const { data: quote } = await api.call<RefundQuote>('POST', path, JSON.parse(asked), signal);
      setLines(quote.orderLines);
      return quote;
    },
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const isStale = isPlaceholderData || isFetching || asked !== request;
  return { quote: data, lines, error, isStale, refetch };
};

/** The text of the first thing that is wrong. */
export const firstWrong = (error: unknown): string => {
  const refused = ApiError.from(error);
  const find = (errors: object): string | undefined => {
    for (const value of Object.values(errors) as unknown[]) {
      const found =
        typeof value === 'string'
          ? value
          : typeof value === 'object' && value !== null
            ? find(value)
            : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(refused.errors ?? {}) ?? refused.key;
};

export const useGrant = (orderId: number, onDone: () => void, onChanged: () => void) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [form] = useState(newFormKey);
  const [key] = useState(() => crypto.getRandomValues(new Uint32Array(4)).join('-'));
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const grant = async (request: RefundRequest, expected: number, named: PromiseNamed) => {
    setPending(true);
    setFailure(undefined);
    try {
      const { data } = await api.create<Refund>('refunds', {
        data: { ...request, ...named, orderId, key, expected },
        meta: { form },
      });
      notify(`refunds.made.${data.state}`, { type: 'success' });
      refresh();
      onDone();
    } catch (error) {
      setFailure(firstWrong(error));
      if (ApiError.from(error).isConflict) onChanged();
    } finally {
      setPending(false);
    }
  };
  /** What was refused before says nothing about other inputs. */
  const forget = () => setFailure(undefined);
  return { grant, pending, failure, forget };
};
