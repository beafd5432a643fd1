import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider, useGetResourceLabel, useResourceDefinitions } from 'react-admin';
import { can } from '#contract/platform/access';
import { containsWords } from '#shared/searchText';
import type { Api } from '../api.ts';
import { showLink } from '../links.ts';
import { useAccount } from '../platform/shared/useAccount.ts';
import { useMenu } from './useMenu.ts';

/** Resources whose records people look for by name or number. */
const SEARCHED = ['products', 'orders', 'members'] as const;
const EACH = 5;
const PAUSE_MS = 200;

export interface SearchResult {
  to: string;
  label: string;
  group: string;
  /** Of a product. */
  productId?: number;
}

/** The text after a pause in typing. */
const usePaused = (text: string) => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};

const nameOf = (record: Record<string, unknown>) =>
  String(record.name ?? record.externalId ?? record.id);

/** Pages whose name contains the text, then records that the server finds for it. */
export const useSearch = (typed: string): { results: SearchResult[]; isSearching: boolean } => {
  const api = useDataProvider<Api>();
  const account = useAccount();
  const known = useResourceDefinitions();
  const label = useGetResourceLabel();
  const text = usePaused(typed.trim());
  const pages = useMenu().flatMap(({ label: group, entries }) =>
    entries.map(({ to, label: name }): SearchResult => ({ to, label: name, group })),
  );
  const matching = pages.filter(({ label: name }) => containsWords(typed, name));
  const resources = SEARCHED.filter(
    (name) => known[name] && account && can(account.role, name, 'list'),
  );
  const answers = useQueries({
    queries: resources.map((resource) => ({
      queryKey: [resource, 'search', text],
      queryFn: () =>
        api.getList(resource, {
          filter: { q: text },
          pagination: { page: 1, perPage: EACH },
          sort: { field: 'id', order: 'DESC' as const },
        }),
      enabled: text !== '',
    })),
  });
  const records = resources.flatMap((resource, index) =>
    (answers[index]?.data?.data ?? []).map((record): SearchResult => ({
      to: showLink(resource, record.id),
      label: nameOf(record),
      group: label(resource, 2),
      ...(resource === 'products' && { productId: Number(record.id) }),
    })),
  );
  return {
    results: [...matching, ...records],
    isSearching: answers.some(({ isFetching }) => isFetching),
  };
};
