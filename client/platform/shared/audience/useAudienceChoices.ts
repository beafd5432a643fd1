/** The levels, groups and channels to choose from, and what each is called. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { AudienceChoices, AudiencePart } from '#contract/platform/audiences';
import { type Language, localize } from '#shared/localization';
import type { Api } from '../../../api.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

const NONE: AudienceChoices = { levels: [], groups: [], channels: [], segments: [] };

/** The question for them; one request shared by all who ask. */
export const useAudienceQuery = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['audienceNames', 'choices'],
    queryFn: async ({ signal }) =>
      (await api.call<AudienceChoices>('GET', '/members/audiences', undefined, signal)).data,
    staleTime: 60_000,
  });
};

export const useAudienceChoices = (): AudienceChoices => useAudienceQuery().data ?? NONE;

/** `(kind, key) => name` in a language, by default the reader's; the key itself where nobody has named it. */
export const useAudienceName = (language?: Language) => {
  const choices = useAudienceChoices();
  const { locale } = useStoreSettings();
  return (kind: AudiencePart, key: string): string => {
    const names = choices[kind].find((choice) => choice.key === key)?.names;
    return names ? localize(names, language ?? locale) : key;
  };
};
