import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-admin';

/**
 * The query of the page's address, and how to change a part of it.
 * A slow page shows a change late. The next change begins with what the last one wrote, not with what is shown, so that two
 * quick choices are both kept.
 */
export const useSearch = () => {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  const change = useCallback(
    (write: (search: string) => string) => {
      latest.current = `?${write(latest.current)}`;
      void navigate({ pathname, search: latest.current }, { replace: true });
    },
    [navigate, pathname],
  );
  return { search, change };
};

/** The query with other values; `null` and an empty text take a name away. */
export const withValues =
  (values: Readonly<Record<string, string | number | null>>) =>
  (search: string): string => {
    const query = new URLSearchParams(search);
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === '') query.delete(name);
      else query.set(name, String(value));
    }
    return query.toString();
  };
