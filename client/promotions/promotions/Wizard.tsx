/** A promotion on one page: what it gives, for which goods, for whom, how much, when; beside it its summary and its check. */
import { Alert, Box, Button } from '@mui/material';
import { memo, useDeferredValue, useEffect } from 'react';
import { Form, useTranslate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import type { Finding } from '#contract/promotions/review';
import { AskBeforeLeavingForm } from '../../ui/form/AskBeforeLeaving.tsx';
import { keepOnEnter } from '../../ui/form/keepOnEnter.ts';
import { resolverOf } from '../../ui/form/resolver.ts';
import { SaveBar } from '../../ui/form/SaveBar.tsx';
import { isMoveHeld } from '../../ui/form/unsavedWork.ts';
import { FieldsUntilLeft } from '../../ui/form/whileSaving.tsx';
import { CheckSection } from './CheckSection.tsx';
import type { Draft } from './draft.ts';
import { FindingsContext } from './findingsContext.ts';
import { inputOf, PromotionForm } from './formContract.ts';
import { AudienceSection } from './sections/AudienceSection.tsx';
import { GoodsSection } from './sections/GoodsSection.tsx';
import { LimitsSection } from './sections/LimitsSection.tsx';
import { NamesSection, type NamesSectionProps } from './sections/NamesSection.tsx';
import { RewardSection } from './sections/RewardSection.tsx';
import { TogetherSection } from './sections/TogetherSection.tsx';
import { WhenSection } from './sections/WhenSection.tsx';
import { SummaryPanel } from './SummaryPanel.tsx';
import { useReview } from './useReview.ts';
import { useSuggestedNames } from './useSuggestedNames.ts';
import { type Ask, type Leave, useWizardSave, type WizardSaveOptions } from './useWizardSave.ts';

export interface WizardProps {
  draft: Draft;
  /** Of a saved promotion. */
  id?: number;
  version?: number;
  wasLive: boolean;
  onSave: WizardSaveOptions['onSave'];
}

/** The questions watch what they depend on: typing in one of them does not draw the others again. */
const Questions = memo((names: NamesSectionProps) => (
  <>
    <RewardSection />
    <GoodsSection />
    <AudienceSection />
    <LimitsSection />
    <WhenSection isNew={names.isNew} />
    <TogetherSection />
    <NamesSection {...names} />
  </>
));

const Summary = memo(SummaryPanel);
const NONE: readonly Finding[] = [];

const Body = ({
  id,
  draft: opened,
  wasLive,
  onAsk,
}: Pick<WizardProps, 'id' | 'draft' | 'wasLive'> & { onAsk: (ask: Ask) => void }) => {
  const draft = useWatch() as Draft;
  useSuggestedNames(draft, opened);
  // Drawn when there is time between two keys.
  const terms = useDeferredValue(draft.terms);
  const review = useReview(inputOf(draft), id);
  const { ask } = review;
  // Saving asks once more, with the latest values.
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
        <FindingsContext value={review.answer?.findings ?? NONE}>
          <Questions isNew={id === undefined} wasLive={wasLive} />
        </FindingsContext>
        <CheckSection review={review} />
      </Box>
      <Box sx={{ position: { md: 'sticky' }, top: { md: 64 }, minWidth: 0 }}>
        <Summary terms={terms} />
      </Box>
    </Box>
  );
};

/** Leaves once the form knows that it is saved: before, it would warn of unsaved changes. Back pressed meanwhile goes first. */
const Leaving = ({ leave }: { leave: Leave }) => {
  const { isSubmitSuccessful } = useFormState();
  useEffect(() => {
    if (isSubmitSuccessful && !isMoveHeld()) leave();
  }, [isSubmitSuccessful, leave]);
  return null;
};

/** What is locked while the form is sent takes no focus. */
const OnceUnlocked = ({ perform }: { perform: () => void }) => {
  const { isSubmitting } = useFormState();
  useEffect(() => {
    if (!isSubmitting) perform();
  }, [isSubmitting, perform]);
  return null;
};

/** Scrolls to a question that may lie outside the part of the form in sight. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView?.({ block: 'center' });

/** Somebody else saved meanwhile. */
const StaleWarning = ({ onOverwrite }: { onOverwrite: () => void }) => {
  const translate = useTranslate();
  return (
    <Alert
      ref={intoView}
      severity="warning"
      sx={{ mb: 2 }}
      action={<Button onClick={onOverwrite}>{translate('promotions.stale.mine')}</Button>}
    >
      {translate('promotions.stale.text')}
    </Alert>
  );
};

export const Wizard = ({ draft, id, version, wasLive, onSave }: WizardProps) => {
  const { save, onAsk, leave, isStale, overwrite, goToCheck } = useWizardSave({ version, onSave });
  return (
    <Box onKeyDown={keepOnEnter}>
      <Form
        defaultValues={draft}
        resolver={resolverOf(PromotionForm)}
        onSubmit={(values: object) => save(values as Draft)}
        shouldFocusError={false}
        noValidate
      >
        <AskBeforeLeavingForm leaves />
        <FieldsUntilLeft leaves>
          <Body draft={draft} wasLive={wasLive} onAsk={onAsk} {...(id !== undefined && { id })} />
        </FieldsUntilLeft>
        {isStale && <StaleWarning onOverwrite={overwrite} />}
        <SaveBar resource="promotions" isNew={id === undefined} />
        <OnceUnlocked perform={goToCheck} />
        {leave && <Leaving leave={leave} />}
      </Form>
    </Box>
  );
};
