/** What can be begun from anywhere: a new record of each kind, an import of each kind. */
import { useGetResourceLabel, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import { kindsOf } from '#contract/platform/imports';
import { createLink, pageLink } from '../links.ts';
import { useAccount } from '../platform/shared/useAccount.ts';
import { features } from '../resources.ts';
import { creationWords, pageWords } from './searchWords.ts';
import type { SearchResult } from './useSearch.ts';

export const useVerbs = (): SearchResult[] => {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const account = useAccount();
  if (!account) return [];
  const group = translate('layout.search.verbs');
  const creations = features.flatMap((feature) =>
    feature.create && can(account.role, feature.name, 'create')
      ? {
          to: createLink(feature.name),
          label: translate('layout.search.new', { name: label(feature.name, 1) }),
          group,
          words: creationWords(feature.name),
        }
      : [],
  );
  const imports = can(account.role, 'imports', 'create')
    ? kindsOf(account.role).map((kind) => ({
        to: pageLink('/imports', { kind }),
        label: translate('layout.search.import', {
          name: translate(`imports.kinds.${kind}.name`),
        }),
        group,
        words: pageWords('/imports'),
      }))
    : [];
  return [...creations, ...imports];
};
