/**
 * A name and texts in both languages from the terms. A text that was suggested follows them, in later versions too; one
 * that a person wrote is never changed (`TextAlert` shows where it differs).
 */
import { useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { Draft } from './draft.ts';
import { suggestedLabel, suggestedLabelWithStock, suggestedName } from './suggestedTexts.ts';
import { givesLine } from './summaryRewards.ts';
import { useTermsWordsIn } from './useTermsWords.ts';

interface Suggested {
  /** For the terms as they are. */
  next: string;
  /** The text with which the form was opened, and what is suggested for the terms that it had then. */
  opened: string;
  openedAs: readonly string[];
}

type Source = 'name' | `labels.${'en' | 'zh'}`;

const useSuggestion = (source: Source, text: string, { next, opened, openedAs }: Suggested) => {
  const { setValue, clearErrors } = useFormContext<Draft>();
  /** The text that was set here last. */
  const put = useRef<string>(null);
  const isOwn = useRef(false);
  const isKnown = openedAs.some((one) => one !== '');
  const isSuggested = opened === '' || openedAs.includes(opened);
  const isSame = isKnown && next === openedAs[0];
  useEffect(() => {
    // Cleared counts as written.
    if (text !== (put.current ?? opened)) isOwn.current = true;
    if (isOwn.current || next === text) return;
    // Names may not be loaded yet, and a text is not touched while the terms stay as they were.
    if (put.current === null && (!isSuggested || isSame)) return;
    put.current = next;
    setValue(source, next, { shouldDirty: true });
    // What was said of the empty field holds no longer.
    if (next !== '') clearErrors(source === 'name' ? 'name' : 'labels');
  }, [source, text, next, opened, isSuggested, isSame, setValue, clearErrors]);
};

export const useSuggestedNames = ({ name, labels, terms }: Draft, draft: Draft) => {
  const [opened] = useState(draft);
  const both = [terms, opened.terms];
  const english = useTermsWordsIn(both, 'en');
  const chinese = useTermsWordsIn(both, 'zh');
  const { locale } = useStoreSettings();
  const ofScreen = locale === 'zh' ? chinese : english;
  const label = (language: 'en' | 'zh', words: typeof english): Suggested => ({
    next: words ? suggestedLabel(terms, words) : '',
    opened: opened.labels[language] ?? '',
    // Before conditions were said, what it gives was all; later texts held the stock of flash sales.
    openedAs: words
      ? [
          suggestedLabel(opened.terms, words),
          suggestedLabelWithStock(opened.terms, words),
          givesLine(opened.terms, words),
        ]
      : [],
  });
  useSuggestion('labels.en', labels.en ?? '', label('en', english));
  useSuggestion('labels.zh', labels.zh ?? '', label('zh', chinese));
  useSuggestion('name', name, {
    next: ofScreen ? suggestedName(terms, ofScreen) : '',
    opened: opened.name,
    openedAs: ofScreen ? [suggestedName(opened.terms, ofScreen)] : [],
  });
};
