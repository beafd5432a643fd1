/** Sends the form of an adjustment, and what it would do while it is typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import {
  type AdjustmentInput,
  type AdjustmentPreview,
  type PointAdjustment,
} from '#contract/members/adjustments';
import { lineErrors, reasonErrors } from '#rules/members/adjustments';
import { dayOf } from '#shared/days';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { newFormKey } from '../../sendOnce.ts';
import { useNotifyError } from '../../ui/feedback/useAct.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { usePaused } from '../../ui/usePaused.ts';

export type Errors = Partial<Record<keyof AdjustmentInput, string>>;

/** What can be told without the server. */
export const useOwnErrors = (input: AdjustmentInput): Errors => {
  const { timeZone } = useStoreSettings();
  const today = dayOf(Date.now(), timeZone);
  return { ...lineErrors(input, today), ...reasonErrors(input) } as Errors;
};

/** Asked for once typing pauses and nothing is missing. */
export const useAdjustmentPreview = (input: AdjustmentInput, isComplete: boolean) => {
  const api = useDataProvider<Api>();
  const asked = usePaused(isComplete ? input : null);
  return useQuery({
    queryKey: ['pointAdjustments', 'preview', asked],
    enabled: asked !== null && isComplete,
    retry: false,
    queryFn: async ({ signal }) => {
      const path = '/pointAdjustments/preview';
      return (await api.call<AdjustmentPreview>('POST', path, asked, signal)).data;
    },
    placeholderData: keepPreviousData,
  });
};

export const useAdjust = (onDone: () => void) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const notifyError = useNotifyError();
  const refresh = useRefresh();
  const [form] = useState(newFormKey);
  const [errors, setErrors] = useState<Errors>({});
  const [pending, setPending] = useState(false);
  const send = async (input: AdjustmentInput) => {
    setPending(true);
    try {
      const { data } = await api.create<PointAdjustment>('pointAdjustments', {
        data: input,
        meta: { form },
      });
      notify(`pointAdjustments.made.${data.state}`, { type: 'success' });
      refresh();
      onDone();
    } catch (error) {
      const refused = ApiError.from(error);
      if (refused.errors) setErrors(refused.errors as Errors);
      else notifyError(refused);
    } finally {
      setPending(false);
    }
  };
  return { send, pending, errors, setErrors };
};
