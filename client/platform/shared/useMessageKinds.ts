/** The kinds of message to people, with their variables and default texts. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { MessageKind } from '#contract/platform/messages';
import type { Api } from '../../api.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

const KEPT_MS = 3_600_000;

export const useMessageKinds = () => {
  const api = useDataProvider<Api>();
  const localize = useLocalize();
  const { data, error, refetch } = useQuery({
    queryKey: ['messageTemplates', 'kinds'],
    queryFn: async ({ signal }) =>
      (await api.call<MessageKind[]>('GET', '/messageTemplates/kinds', undefined, signal)).data,
    staleTime: KEPT_MS,
  });
  const kindOf = (key: string) => data?.find((kind) => kind.key === key);
  /** In the language of the screen; a kind that is no longer declared has only its key. */
  const nameOf = (key: string): string => localize(kindOf(key)?.names) || key;
  return { kinds: data, kindOf, nameOf, error, refetch };
};
