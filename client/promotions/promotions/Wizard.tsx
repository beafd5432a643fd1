/** A promotion on one page: what it gives, for which goods, for whom, how much, when; its summary and its check beside. */
import { Alert, Box, Button } from '@mui/material';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Form, useTranslate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import type { PromotionReview } from '#contract/promotions/review';
import { ApiError } from '../../apiError.ts';
import { resolverOf } from '../../ui/form/resolver.ts';
import { SaveBar } from '../../ui/form/SaveBar.tsx';
import { CHECK_ID, CheckSection } from './CheckSection.tsx';
import type { Draft } from './draft.ts';
import { inputOf, PromotionForm } from './formContract.ts';
import { isAlarming } from './review.ts';
import { AudienceSection } from './sections/AudienceSection.tsx';
import { GoodsSection } from './sections/GoodsSection.tsx';
import { LimitsSection } from './sections/LimitsSection.tsx';
import { NamesSection } from './sections/NamesSection.tsx';
import { RewardSection } from './sections/RewardSection.tsx';
import { TogetherSection } from './sections/TogetherSection.tsx';
import { WhenSection } from './sections/WhenSection.tsx';
import { SummaryPanel } from './SummaryPanel.tsx';
import { useReview } from './useReview.ts';
import { useSuggestedNames } from './useSuggestedNames.ts';

type Leave = () => void;

export interface WizardProps {
  draft: Draft;
  /** Of a saved promotion. */
  id?: number;
  version?: number;
  wasLive: boolean;
  /** Sends it and answers the way on from here; what the server refuses is thrown. */
  onSave: (draft: Draft, version: number | undefined) => Promise<Leave>;
}

type Ask = (input: ReturnType<typeof inputOf>) => Promise<PromotionReview | null>;

const Body = ({
  id,
  wasLive,
  onAsk,
}: Pick<WizardProps, 'id' | 'wasLive'> & { onAsk: (ask: Ask) => void }) => {
  const draft = useWatch() as Draft;
  useSuggestedNames(draft);
  const review = useReview(inputOf(draft), id);
  const { ask } = review;
  // Whoever saves asks once more, with what was typed last.
  useEffect(() => onAsk(ask));
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        alignItems: 'start',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: 'minmax(0, 1fr) 320px',
          lg: 'minmax(0, 1fr) 380px',
        },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <RewardSection />
        <GoodsSection />
        <AudienceSection />
        <LimitsSection />
        <WhenSection />
        <TogetherSection />
        <NamesSection isNew={id === undefined} wasLive={wasLive} />
        <CheckSection review={review} />
      </Box>
      <Box sx={{ position: { md: 'sticky' }, top: { md: 64 }, minWidth: 0 }}>
        <SummaryPanel terms={draft.terms} />
      </Box>
    </Box>
  );
};

/** Goes on once the form knows that it is saved: a moment earlier it would warn of changes that get lost. */
const Leaving = ({ leave }: { leave: Leave }) => {
  const { isSubmitSuccessful } = useFormState();
  useEffect(() => {
    if (isSubmitSuccessful) leave();
  }, [isSubmitSuccessful, leave]);
  return null;
};

/** What is asked must be seen, wherever in the form the person is. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView?.({ block: 'center' });

/** Enter in a field is no decision to save; with Ctrl it saves from wherever one is. */
const onKeys = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
  if (event.ctrlKey || event.metaKey) event.target.closest('form')?.requestSubmit();
  else if (event.target instanceof HTMLInputElement) event.preventDefault();
};

export const Wizard = ({ draft, id, version, wasLive, onSave }: WizardProps) => {
  const translate = useTranslate();
  const ask = useRef<Ask>(null);
  const looked = useRef('');
  /** The version somebody else saved meanwhile. */
  const [theirs, setTheirs] = useState<number>();
  const [overwrites, setOverwrites] = useState(false);
  const [leave, setLeave] = useState<Leave>();
  const save = async (values: Draft) => {
    const input = inputOf(values);
    const review = await ask.current?.(input);
    const text = JSON.stringify(input);
    if (review && isAlarming(review) && looked.current !== text) {
      looked.current = text;
      const check = document.getElementById(CHECK_ID);
      check?.scrollIntoView({ block: 'start' });
      check?.focus({ preventScroll: true });
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
  return (
    <Box onKeyDown={onKeys}>
      <Form
        defaultValues={draft}
        resolver={resolverOf(PromotionForm)}
        onSubmit={(values: object) => save(values as Draft)}
        warnWhenUnsavedChanges
        noValidate
      >
        <Body
          wasLive={wasLive}
          onAsk={(latest) => {
            ask.current = latest;
          }}
          {...(id !== undefined && { id })}
        />
        {theirs !== undefined && !overwrites && (
          <Alert
            ref={intoView}
            severity="warning"
            sx={{ mb: 2 }}
            action={
              <Button onClick={() => setOverwrites(true)}>
                {translate('promotions.stale.mine')}
              </Button>
            }
          >
            {translate('promotions.stale.text')}
          </Alert>
        )}
        <SaveBar resource="promotions" isNew={id === undefined} />
        {leave && <Leaving leave={leave} />}
      </Form>
    </Box>
  );
};
