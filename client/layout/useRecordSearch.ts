/** Records that the server finds for a text, of every kind that this person may list and open. */
import { useQueries } from '@tanstack/react-query';
import { useDataProvider, useGetResourceLabel, useResourceDefinitions } from 'react-admin';
import { can, type Role } from '#contract/platform/access';
import type { Api } from '../api.ts';
import { useAccount } from '../platform/shared/useAccount.ts';
import type { FeatureOptions } from '../ui/feature.ts';
import { useMoney } from '../ui/record/money.tsx';
import { recordAddress, viewOf } from '../ui/record/recordAddress.ts';
import { useStoreSettings } from '../ui/record/useStoreSettings.ts';
import { ranked } from './ranked.ts';
import { SEARCH_KINDS, type SearchKind } from './searchKinds.ts';
import type { SearchResult } from './useSearch.ts';

/** Results of one kind. */
const EACH = 5;
/** Several variants may belong to one product, and the one that is searched may be any of them. */
const ASKED = 100;

const find = (
  api: Api,
  { list, filter, sort = 'id' }: SearchKind,
  q: string,
  signal: AbortSignal,
) =>
  api.getList(list, {
    filter: { ...filter, q },
    pagination: { page: 1, perPage: ASKED },
    sort: { field: sort, order: 'DESC' },
    signal,
  });

export const useRecordSearch = (
  text: string,
): { records: SearchResult[]; isSearching: boolean; error: unknown; retry: () => void } => {
  const api = useDataProvider<Api>();
  const account = useAccount();
  const label = useGetResourceLabel();
  const definitions = useResourceDefinitions();
  const money = useMoney();
  const { locale } = useStoreSettings();
  const kinds = SEARCH_KINDS.filter(({ list }) => account && can(account.role, list, 'list'));
  const answers = useQueries({
    queries: kinds.map((kind) => ({
      queryKey: [kind.list, 'search', text],
      queryFn: ({ signal }: { signal: AbortSignal }) => find(api, kind, text, signal),
      enabled: text !== '',
    })),
  });
  const addressOf = (role: Role, resource: string, id: string | number) => {
    const { opens } = (definitions[resource]?.options ?? {}) as FeatureOptions;
    const may = { edit: can(role, resource, 'edit'), show: can(role, resource, 'show') };
    return recordAddress(resource, id, viewOf(resource, opens), may);
  };
  const resultsOf = (kind: SearchKind, index: number): SearchResult[] => {
    const byAddress = new Map<string, SearchResult>();
    for (const found of ranked(answers[index]?.data?.data ?? [], kind.codes, text)) {
      const to = account && addressOf(account.role, kind.opens, (kind.idOf ?? idOf)(found));
      if (!to || byAddress.has(to) || byAddress.size === EACH) continue;
      const detail = kind.detail?.(found, money);
      byAddress.set(to, {
        to,
        label: kind.label(found, locale),
        group: label(kind.opens, 2),
        ...(detail && { detail }),
        ...(kind.opens === 'products' && { productId: Number((kind.idOf ?? idOf)(found)) }),
      });
    }
    return [...byAddress.values()];
  };
  return {
    records: kinds.flatMap(resultsOf),
    isSearching: answers.some(({ isFetching }) => isFetching),
    error: answers.find(({ error }) => error)?.error,
    retry: () => answers.forEach(({ error, refetch }) => error && void refetch()),
  };
};

const idOf = ({ id }: Readonly<Record<string, unknown>>) => id as string | number;
