import { createContext } from 'react';
import type { Finding } from '#contract/promotions/review';

/** What the latest check of the wizard's terms found, for the fields that it is about. */
export const FindingsContext = createContext<readonly Finding[]>([]);
