import { useState } from 'react';
import { type Identifier, useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';

export interface ActOptions<T> {
  /** Translation key of what happened. */
  success?: string;
  onSuccess?: (answer: T) => void;
  /** Instead of the notice that says what went wrong. */
  onError?: (error: unknown) => void;
}

/** Says what went wrong, in the person's words. */
export const useNotifyError = () => {
  const notify = useNotify();
  const translate = useTranslate();
  return (error: unknown) => {
    const { key } = ApiError.from(error);
    notify(translate(key, { _: key }), { type: 'error' });
  };
};

/**
 * Runs a piece of work with the server: pending state, success notice, refreshed lists, notices of errors.
 * `run` resolves to the answer, or undefined after a refusal.
 */
export const useWork = () => {
  const notify = useNotify();
  const notifyError = useNotifyError();
  const refresh = useRefresh();
  const [pending, setPending] = useState(false);
  const run = async <T>(
    work: () => Promise<T>,
    { success, onSuccess, onError = notifyError }: ActOptions<T> = {},
  ): Promise<T | undefined> => {
    setPending(true);
    try {
      const answer = await work();
      if (success) notify(success, { type: 'success' });
      refresh();
      onSuccess?.(answer);
      return answer;
    } catch (error) {
      onError(error);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { run, pending };
};

/** A domain verb of a resource: `act(id, body)` → `POST /api/<resource>/<id>/<noun>`. */
export const useAct = <T = unknown>(
  resource: string,
  noun: string,
  options: ActOptions<T> = {},
) => {
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const act = (id: Identifier, body?: object) =>
    run(async () => (await api.act<T>(resource, id, noun, body)).data, options);
  return { act, pending };
};
