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

const REFUSED_FIELDS = 422;

/** Says what went wrong, in the person's words; of fields that stand nowhere on the screen, the first reason with its name. */
export const useNotifyError = (resource?: string) => {
  const notify = useNotify();
  const translate = useTranslate();
  const nameOf = ({ errors = {} }: ApiError): string => {
    const [field] = Object.keys(errors);
    return field === undefined || resource === undefined
      ? ''
      : translate(`resources.${resource}.fields.${field}`, { _: '' });
  };
  return (error: unknown) => {
    const refused = ApiError.from(error);
    const isOfFields = refused.status === REFUSED_FIELDS;
    const key = isOfFields ? refused.firstReason : refused.key;
    const text = translate(key, { _: key });
    const name = isOfFields ? nameOf(refused) : '';
    notify(name === '' ? text : translate('ui.feedback.fieldReason', { name, reason: text }), {
      type: 'error',
    });
  };
};

/**
 * Runs a piece of work with the server: pending state, success notice, refreshed lists, notices of errors.
 * `run` resolves to the answer, or undefined after a refusal.
 */
export const useWork = (resource?: string) => {
  const notify = useNotify();
  const notifyError = useNotifyError(resource);
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
  const { run, pending } = useWork(resource);
  const act = (id: Identifier, body?: object) =>
    run(async () => (await api.act<T>(resource, id, noun, body)).data, options);
  return { act, pending };
};
