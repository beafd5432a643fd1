import { createContext, type ReactNode } from 'react';
import { fieldOf, type Step } from '../record/leaves.ts';

export interface FieldValueProps {
  resource: string;
  field: string;
  value: unknown;
}
export interface FieldLabelProps {
  resource: string;
  path: readonly Step[];
}

export interface FieldWords {
  label: (props: FieldLabelProps) => ReactNode;
  value: (props: FieldValueProps) => ReactNode;
}

/**
 * Writes the name and the value of any field in words. What a field means is known outside of `client/ui`, so the layout
 * provides it.
 */
export const FieldWordsContext = createContext<FieldWords>({
  label: ({ path }) => fieldOf(path),
  value: ({ value }) => String(value ?? '–'),
});
