/** What the batch on the workbench would do, asked while it is typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { BatchDraft } from '#contract/pricing/priceBatches';
import type { BatchPreview, BatchRow } from '#contract/pricing/priceBatches/batchRows';
import type { Api } from '../../api.ts';
import { usePaused } from '../../ui/usePaused.ts';

export const PAGE = 50;
const KEPT_MS = 60_000;

export type Asked = Omit<BatchDraft, 'name' | 'reason'>;

const usePages = (asked: Asked | null, from: number, flaggedOnly: boolean, enabled = true) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['priceBatches', 'preview', asked, from, flaggedOnly],
    queryFn: async ({ signal }) =>
      (
        await api.call<BatchPreview>(
          'POST',
          '/priceBatches/preview',
          { ...asked, from, limit: PAGE, flaggedOnly },
          signal,
        )
      ).data,
    enabled: asked !== null && enabled,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: KEPT_MS,
    staleTime: KEPT_MS,
  });
};

interface Pinned {
  key: string;
  ids: readonly number[];
}

const narrowed = (asked: Asked, ids: readonly number[]): Asked => {
  const wanted = new Set(ids);
  return {
    ...asked,
    filter: { ...asked.filter, variantIds: [...ids] },
    // Where all figures are given, they decide which variants are loaded.
    ...(asked.formula.kind === 'given' && {
      figures: (asked.figures ?? []).filter(({ variantId }) => wanted.has(variantId)),
    }),
  };
};

/**
 * A page of rows with the sum of the whole. Typing a price into a row keeps the rows in their places, although its flags
 * would move it to another page: the page is pinned until the terms, the page or the filter change.
 */
export const usePreview = (wanted: Asked | null, page: number, flaggedOnly: boolean) => {
  const asked = usePaused(wanted);
  const { data, error, isFetching, isPlaceholderData } = usePages(asked, page * PAGE, flaggedOnly);
  const isGiven = asked?.formula.kind === 'given';
  const key = JSON.stringify({
    ...asked,
    figures: isGiven ? asked?.figures?.length : null,
    page,
    flaggedOnly,
  });
  const [pinned, setPinned] = useState<Pinned>({ key: '', ids: [] });
  const isFresh = data !== undefined && !isPlaceholderData;
  if (isFresh && pinned.key !== key)
    setPinned({ key, ids: data.rows.map(({ variantId }) => variantId) });
  // The last that was heard of each row, so that a cell being typed in never leaves the page for a moment.
  const [heard] = useState(() => new Map<number, BatchRow>());
  const here = new Map<number, BatchRow>((data?.rows ?? []).map((row) => [row.variantId, row]));
  const missing = pinned.key === key ? pinned.ids.filter((id) => !here.has(id)) : [];
  const further = usePages(
    asked && narrowed(asked, missing),
    0,
    false,
    isFresh && missing.length > 0,
  );
  for (const row of further.data?.rows ?? [])
    if (!here.has(row.variantId)) here.set(row.variantId, row);
  for (const [id, row] of here) heard.set(id, row);
  const rows = asked ? pinned.ids.flatMap((id) => heard.get(id) ?? []) : [];
  const isOld =
    isFetching || further.isFetching || JSON.stringify(asked) !== JSON.stringify(wanted);
  return {
    rows,
    total: data?.total ?? 0,
    summary: asked ? data?.summary : undefined,
    error,
    isFetching: isOld,
  };
};
