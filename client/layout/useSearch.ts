import { useTranslate } from 'react-admin';
import { containsWords } from '#shared/searchText';
import { HELP_WORDS, isFoundBy, pageWords } from './searchWords.ts';
import { usePaused } from '../ui/usePaused.ts';
import { useMenu } from './useMenu.ts';
import { useRecordSearch } from './useRecordSearch.ts';
import { useVerbs } from './useVerbs.ts';

export interface SearchResult {
  /** Its address; of the list of keys none. */
  to: string | null;
  label: string;
  group: string;
  /** Of a product. */
  productId?: number;
  /** What tells it from others of the same name. */
  detail?: string;
  /** Further words by which it is found. */
  words?: string;
}

/**
 * Pages and verbs whose name contains the text, then records that the server finds for it, then pages and verbs that are
 * found by their further words.
 */
export const useSearch = (typed: string) => {
  const pages = useMenu().flatMap(({ label: group, entries }) =>
    entries.map(({ to, label }): SearchResult => ({ to, label, group, words: pageWords(to) })),
  );
  const verbs = useVerbs();
  const translate = useTranslate();
  const keys: SearchResult = {
    to: null,
    label: translate('layout.keys.title'),
    group: translate('layout.search.verbs'),
    words: HELP_WORDS,
  };
  const text = usePaused(typed.trim());
  const { records, isSearching, ...state } = useRecordSearch(text);
  const fits = ({ label }: SearchResult) => containsWords(typed, label);
  // Before anything is typed, pages alone are a list that can be read.
  const all = [...pages, ...verbs, keys];
  const offered = typed.trim() === '' ? pages : all.filter(fits);
  const further = all.filter(
    (one) => !offered.includes(one) && isFoundBy(typed, one.label, one.words ?? ''),
  );
  const isLate = text !== typed.trim();
  return {
    // What was found for an earlier text is no answer to this one.
    results: isLate ? [...offered, ...further] : [...offered, ...records, ...further],
    hasPages: offered.length > 0,
    isSearching: isSearching || isLate,
    ...state,
  };
};
