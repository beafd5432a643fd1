/** A name for the batch from its terms, until the person writes their own. */
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { useCategoryChoices } from '../shared/categories.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import type { Draft } from './draft.ts';

const LONGEST = 120;

export const useSuggestedName = ({ name, source, filter, formula }: Draft) => {
  const translate = useTranslate();
  const money = useMoney();
  const rate = useRate();
  const categories = useCategoryChoices();
  const { setValue, clearErrors } = useFormContext<Draft>();
  const suggested = useRef('');
  const { method, bps, amount } = formula;
  const category = categories
    .find(({ id }) => id === filter.categoryId)
    ?.name.split(' › ')
    .at(-1);
  const what = [category, filter.brand, filter.tag, filter.q].filter(Boolean).join(' ');
  const isKnown = (value: number | null) => value !== null && !Number.isNaN(value);
  const value = isKnown(bps) ? rate(bps) : isKnown(amount) ? money(amount) : '';
  const text =
    source === 'pasted'
      ? translate('priceBatches.given')
      : method === null
        ? ''
        : [
            what || translate('priceBatches.all'),
            [translate(`priceBatches.methods.${method}`), value].join(' ').trim(),
          ]
            .join(' · ')
            .slice(0, LONGEST);
  useEffect(() => {
    if (name !== suggested.current || text === name) return;
    suggested.current = text;
    setValue('name', text);
    // A name that was missed is no longer.
    if (text !== '') clearErrors('name');
  }, [name, text, setValue, clearErrors]);
};
