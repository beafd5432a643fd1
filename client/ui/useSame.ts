import { useMemo } from 'react';

/**
 * The same object while it says the same, for values made anew at each render. An Autocomplete takes another object for
 * another choice, and empties what is being typed. `value` must be plain data.
 */
export const useSame = <T>(value: T): T => {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
};
