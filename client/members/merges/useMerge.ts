/** Asks what merging two records, or undoing it, would leave, and does it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type {
  MemberRecords,
  MergeInput,
  MergePreview,
  UnmergeInput,
  UnmergePreview,
} from '#contract/members/merges';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';

export const useMergePreview = (memberId: number, recordId: number | null) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', memberId, 'mergerPreview', recordId],
    enabled: recordId !== null,
    retry: false,
    queryFn: async ({ signal }) => {
      const path = `/members/${memberId}/mergerPreview`;
      return (await api.call<MergePreview>('POST', path, { recordId }, signal)).data;
    },
  });
};

export const useUnmergePreview = (recordId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', recordId, 'separationPreview'],
    retry: false,
    queryFn: async ({ signal }) => {
      const path = `/members/${recordId}/separationPreview`;
      return (await api.call<UnmergePreview>('POST', path, {}, signal)).data;
    },
  });
};

export const useRecords = (memberId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', memberId, 'records'],
    queryFn: async ({ signal }) =>
      (await api.call<MemberRecords>('GET', `/members/${memberId}/records`, undefined, signal))
        .data,
  });
};

/** Performs one of the two; what is refused is said where it was asked for, and what was typed stays. */
const useVerb = (success: string, onDone: () => void) => {
  const notify = useNotify();
  const refresh = useRefresh();
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [failure, setFailure] = useState<string>();
  const run = async (perform: () => Promise<unknown>) => {
    setPending(true);
    setErrors({});
    setFailure(undefined);
    try {
      await perform();
      notify(success, { type: 'success' });
      refresh();
      onDone();
    } catch (error) {
      const refused = ApiError.from(error);
      if (refused.errors) setErrors(refused.errors as Partial<Record<string, string>>);
      else setFailure(refused.key);
      if (refused.isConflict) refresh();
    } finally {
      setPending(false);
    }
  };
  return { run, pending, errors, failure };
};

export const useMerge = (onDone: () => void) => {
  const api = useDataProvider<Api>();
  const { run, ...state } = useVerb('merges.done', onDone);
  const merge = (memberId: number, input: MergeInput) =>
    run(() => api.act('members', memberId, 'merger', input));
  return { merge, ...state };
};

export const useUnmerge = (onDone: () => void) => {
  const api = useDataProvider<Api>();
  const { run, ...state } = useVerb('merges.undo.done', onDone);
  const unmerge = (recordId: number, input: UnmergeInput) =>
    run(() => api.act('members', recordId, 'separation', input));
  return { unmerge, ...state };
};
