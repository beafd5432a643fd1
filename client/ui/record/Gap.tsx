import { useTranslate } from 'react-admin';

/** Between a sentence or label and what follows it; the full-width punctuation of Chinese has its own. */
export const Gap = () => useTranslate()('layout.sentenceSeparator');
