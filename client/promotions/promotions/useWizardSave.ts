/** Saves the wizard's form: checks it once more, then sends it, over what somebody else saved only when told to. */
import { useCallback, useRef, useState } from 'react';
import type { PromotionReview } from '#contract/promotions/review';
import { ApiError } from '../../apiError.ts';
import { showCheck } from './CheckSection.tsx';
import type { Draft } from './draft.ts';
import { inputOf } from './formContract.ts';
import { isAlarming } from './review.ts';

/** Goes to the page that follows. */
export type Leave = () => void;
export type Ask = (input: ReturnType<typeof inputOf>) => Promise<PromotionReview | null>;

export interface WizardSaveOptions {
  version: number | undefined;
  /** Sends it and answers how to go on from here; throws what the server refuses. */
  onSave: (draft: Draft, version: number | undefined) => Promise<Leave>;
}

export const useWizardSave = ({ version, onSave }: WizardSaveOptions) => {
  const ask = useRef<Ask>(null);
  /** The input whose alarming check was already shown. */
  const shownFor = useRef('');
  /** Whether the check is to be read once the form may be changed again, before it is saved all the same. */
  const showsCheck = useRef(false);
  /** The version somebody else saved meanwhile. */
  const [theirs, setTheirs] = useState<number>();
  const [overwrites, setOverwrites] = useState(false);
  const [leave, setLeave] = useState<Leave>();
  const goToCheck = useCallback(() => {
    if (!showsCheck.current) return;
    showsCheck.current = false;
    showCheck();
  }, []);
  const save = async (values: Draft) => {
    const input = inputOf(values);
    const review = await ask.current?.(input);
    const text = JSON.stringify(input);
    if (review && isAlarming(review) && shownFor.current !== text) {
      shownFor.current = text;
      showsCheck.current = true;
      return { root: { serverError: 'promotions.review.look' } };
    }
    try {
      const next = await onSave(values, overwrites ? theirs : version);
      setLeave(() => next);
      return undefined;
    } catch (error) {
      const { current, errors, key } = ApiError.from(error);
      if (typeof current?.version === 'number') setTheirs(current.version);
      return errors ?? { root: { serverError: key } };
    }
  };
  const onAsk = (latest: Ask) => {
    ask.current = latest;
  };
  const isStale = theirs !== undefined && !overwrites;
  return { save, onAsk, leave, isStale, goToCheck, overwrite: () => setOverwrites(true) };
};
