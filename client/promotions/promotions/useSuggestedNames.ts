/** A name and a label from the terms, until the person writes their own. */
import { useEffect, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { givesLine } from './summaryRewards.ts';
import type { Draft } from './draft.ts';
import { useTermsWords } from './useTermsWords.ts';

const LONGEST = 120;
/** What stands for a figure still to be typed. */
const MISSING = '…';

export const useSuggestedNames = ({ name, labels, terms }: Draft) => {
  const words = useTermsWords([terms]);
  const { setValue, clearErrors } = useFormContext<Draft>();
  const language = words.locale as 'en' | 'zh';
  const suggested = useRef({ name: '', label: '' });
  const gives = givesLine(terms, words);
  const isWhole = !gives.includes(MISSING);
  const goods = terms.scope.include.map((ref) =>
    'name' in ref ? ref.name : words[ref.kind](ref.id),
  );
  const label = isWhole ? gives.slice(0, LONGEST) : '';
  const text = isWhole ? [...(goods.length > 0 ? [words.all(goods)] : []), gives].join(' · ') : '';
  const short = text.includes(MISSING) ? label : text.slice(0, LONGEST);
  const current = labels[language] ?? '';
  useEffect(() => {
    if (name === suggested.current.name && short !== name) {
      suggested.current.name = short;
      setValue('name', short, { shouldDirty: true });
      // What was said of the empty field holds no longer.
      if (short !== '') clearErrors('name');
    }
    if (current === suggested.current.label && label !== current) {
      suggested.current.label = label;
      setValue(`labels.${language}`, label, { shouldDirty: true });
      if (label !== '') clearErrors('labels');
    }
  }, [name, short, current, label, language, setValue, clearErrors]);
};
