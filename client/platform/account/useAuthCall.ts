import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';
import { refusalKey } from '../../auth.ts';

/** Calls one of better-auth's endpoints: pending state, and the refusal as a translation key. */
export const useAuthCall = () => {
  const api = useDataProvider<Api>();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = async <T>(path: string, body: object): Promise<T | undefined> => {
    setPending(true);
    setRefusal(undefined);
    try {
      return (await api.call<T>('POST', `/auth${path}`, body)).data;
    } catch (error) {
      setRefusal(refusalKey(error));
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { send, pending, refusal };
};
