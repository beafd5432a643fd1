/** What stands in the way of erasing a member, and erasing one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { ErasureInput, ErasurePreview } from '#contract/members/erasure';
import { ApiError } from '../../apiError.ts';
import type { Api } from '../../api.ts';

export const useErasurePreview = (id: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'erasurePreview', id],
    queryFn: async ({ signal }) =>
      (await api.call<ErasurePreview>('GET', `/members/${id}/erasurePreview`, undefined, signal))
        .data,
  });
};

export const useErase = (id: number, onClose: () => void) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const erase = async (input: Partial<ErasureInput>) => {
    setPending(true);
    setRefused(null);
    try {
      await api.act('members', id, 'erasure', input);
      notify('members.privacy.erasure.done', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setRefused(ApiError.from(error));
    } finally {
      setPending(false);
    }
  };
  return { erase, pending, refused };
};
