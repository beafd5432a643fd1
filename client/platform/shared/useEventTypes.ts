/** The types of event that the store's own systems can be told. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { EventTypeName } from '#contract/platform/outbox';
import type { Api } from '../../api.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

const KEPT_MS = 3_600_000;

/** What an event is called. A full stop in a key would mean a message within another. */
export const useTypeName = () => {
  const translate = useTranslate();
  return (type: string): string =>
    translate(
      `webhooks.types.${type.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    );
};

/** With what each means, in the language of the screen; in the reference of the API the texts mark code by backticks. */
export const useEventTypes = () => {
  const api = useDataProvider<Api>();
  const localize = useLocalize();
  const nameOf = useTypeName();
  const { data, error, refetch } = useQuery({
    queryKey: ['webhookEndpoints', 'types'],
    queryFn: async ({ signal }) =>
      (await api.call<EventTypeName[]>('GET', '/webhookEndpoints/types', undefined, signal)).data,
    staleTime: KEPT_MS,
  });
  const types = data?.map(({ type, descriptions }) => ({
    id: type,
    name: nameOf(type),
    description: localize(descriptions).replaceAll('`', ''),
  }));
  return { types, error, refetch };
};
