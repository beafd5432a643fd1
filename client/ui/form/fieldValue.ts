import { createContext, type ReactNode } from 'react';

export interface FieldValueProps {
  resource: string;
  field: string;
  value: unknown;
}

/**
 * Writes the value of any field in words. What a field means is known outside of `client/ui`, so the layout provides
 * it.
 */
export const FieldValueContext = createContext<(props: FieldValueProps) => ReactNode>(({ value }) =>
  String(value ?? '–'),
);
