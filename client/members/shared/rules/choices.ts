/** The keys that a condition may name, with their names in the reader's language. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import { AGE_BANDS, EDUCATIONS, GENDERS } from '#contract/members/members';
import { type ChoiceSource, EVENT_KEYS, MONTHS, RFM_GROUPS } from '#contract/members/segmentFacts';
import type { Tag } from '#contract/members/tags';
import type { Api } from '../../../api.ts';
import { useCategoryChoices } from '../../../pricing/shared/categories.tsx';
import {
  useAudienceChoices,
  useAudienceName,
} from '../../../platform/shared/audience/useAudienceChoices.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';

export interface KeyChoice {
  id: string;
  name: string;
}

/** All tags; one request shared by all who ask. */
export const useTags = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['tags', 'all'],
    queryFn: async ({ signal }) =>
      (await api.call<Tag[]>('GET', '/tags?sort=["key","ASC"]', undefined, signal)).data,
    staleTime: 30_000,
  });
};

/** `source => choices`; null where any text may be named. */
export const useKeyChoices = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const names = useAudienceChoices();
  const nameOf = useAudienceName();
  const categories = useCategoryChoices();
  const { data: tags } = useTags();
  const translated = (keys: readonly string[], words: string): KeyChoice[] =>
    keys.map((id) => ({ id, name: translate(`${words}.${id}`) }));
  const audience = (kind: 'levels' | 'groups' | 'channels'): KeyChoice[] =>
    names[kind].map(({ key }) => ({ id: key, name: nameOf(kind, key) }));
  return (source: ChoiceSource): KeyChoice[] | null => {
    switch (source) {
      case 'text':
        return null;
      case 'genders':
        return translated(GENDERS, 'members.genders');
      case 'ageBands':
        return translated(AGE_BANDS, 'members.ageBands');
      case 'educations':
        return translated(EDUCATIONS, 'members.educations');
      case 'months':
        return translated(MONTHS, 'rules.months');
      case 'eventTypes':
        return translated(EVENT_KEYS, 'rules.events');
      case 'rfmGroups':
        return translated(RFM_GROUPS, 'rfm.groups');
      case 'tags':
        return (tags ?? []).map(({ key, names: texts }) => ({ id: key, name: toText(texts) }));
      case 'categories':
        return categories.map(({ id, name }) => ({ id: String(id), name }));
      default:
        return audience(source);
    }
  };
};
