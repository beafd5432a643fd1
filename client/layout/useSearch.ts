import { containsWords } from '#shared/searchText';
import { usePaused } from '../ui/usePaused.ts';
import { useMenu } from './useMenu.ts';
import { useRecordSearch } from './useRecordSearch.ts';
import { useVerbs } from './useVerbs.ts';

export interface SearchResult {
  to: string;
  label: string;
  group: string;
  /** Of a product. */
  productId?: number;
  /** What tells it from others of the same name. */
  detail?: string;
}

/** Pages and verbs whose name contains the text, then records that the server finds for it. */
export const useSearch = (typed: string) => {
  const pages = useMenu().flatMap(({ label: group, entries }) =>
    entries.map(({ to, label }): SearchResult => ({ to, label, group })),
  );
  const verbs = useVerbs();
  const text = usePaused(typed.trim());
  const { records, isSearching, ...state } = useRecordSearch(text);
  const fits = ({ label }: SearchResult) => containsWords(typed, label);
  // Before anything is typed, pages alone are a list that can be read.
  const offered = typed.trim() === '' ? pages : [...pages, ...verbs].filter(fits);
  const isLate = text !== typed.trim();
  return {
    // What was found for an earlier text is no answer to this one.
    results: isLate ? offered : [...offered, ...records],
    hasPages: offered.length > 0,
    isSearching: isSearching || isLate,
    ...state,
  };
};
