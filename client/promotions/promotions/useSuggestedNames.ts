/** A name and a label from the terms, until the person writes their own. */
import { useEffect, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { givesLine } from './summaryRewards.ts';
import type { Draft } from './draft.ts';
import { useTermsWords } from './useTermsWords.ts';

const LONGEST = 120;
/** What stands for a figure still to be typed. */
const MISSING = '…';

/** Follows a suggestion until the person has written, or cleared, the text: from then on it is theirs. */
const useSuggestion = (source: 'name' | `labels.${'en' | 'zh'}`, text: string, next: string) => {
  const { setValue, clearErrors } = useFormContext<Draft>();
  const suggested = useRef('');
  const isOwn = useRef(false);
  useEffect(() => {
    if (text !== suggested.current) isOwn.current = true;
    if (isOwn.current || next === text) return;
    suggested.current = next;
    setValue(source, next, { shouldDirty: true });
    // What was said of the empty field holds no longer.
    if (next !== '') clearErrors(source === 'name' ? 'name' : 'labels');
  }, [source, text, next, setValue, clearErrors]);
};

export const useSuggestedNames = ({ name, labels, terms }: Draft) => {
  const words = useTermsWords([terms]);
  const language = words.locale as 'en' | 'zh';
  const gives = givesLine(terms, words);
  const isWhole = !gives.includes(MISSING);
  const goods = terms.scope.include.map((ref) =>
    'name' in ref ? ref.name : words[ref.kind](ref.id),
  );
  const label = isWhole ? gives.slice(0, LONGEST) : '';
  const text = isWhole ? [...(goods.length > 0 ? [words.all(goods)] : []), gives].join(' · ') : '';
  const short = text.includes(MISSING) ? label : text.slice(0, LONGEST);
  const current = labels[language] ?? '';
  useSuggestion('name', name, short);
  useSuggestion(`labels.${language}`, current, label);
};
