/** 8. The check: asked while the terms are typed, and once more when they are saved. */
import { Alert, Button, LinearProgress, Typography } from '@mui/material';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { Terms } from '#contract/promotions/promotions';
import type { PromotionReview } from '#contract/promotions/review';
import { Section } from '../../ui/record/Section.tsx';
import { CampaignEndAlert } from './CampaignEndAlert.tsx';
import { CampaignStartAlert } from './CampaignStartAlert.tsx';
import type { Draft } from './draft.ts';
import { ReviewReport } from './ReviewReport.tsx';
import { TextAlert } from './TextAlert.tsx';
import type { useReview } from './useReview.ts';
import { Gap } from '../../ui/record/Gap.tsx';

const CHECK_ID = 'promotion-check';

/** Moves the focus to the check, so that it is read. */
export const showCheck = () => {
  const check = document.getElementById(CHECK_ID);
  check?.scrollIntoView({ block: 'start' });
  check?.focus({ preventScroll: true });
};

/** What the server checks only at submission. */
const Notices = () => {
  const { setValue } = useFormContext();
  const draft = useWatch() as Draft;
  const complete = Terms.safeParse(draft.terms);
  return (
    <>
      {complete.success && <TextAlert texts={draft} terms={complete.data} />}
      <CampaignStartAlert
        campaignId={draft.campaignId ?? null}
        terms={draft.terms}
        onStart={(at) =>
          setValue('terms.startsAt', at, { shouldDirty: true, shouldValidate: true })
        }
      />
      <CampaignEndAlert
        campaignId={draft.campaignId ?? null}
        terms={draft.terms}
        onEnd={(at) => setValue('terms.endsAt', at, { shouldDirty: true, shouldValidate: true })}
      />
    </>
  );
};

/** What was found: of the terms of before, until those that are typed have been checked. */
export const Found = ({ answer, isCurrent }: { answer: PromotionReview; isCurrent: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      {!isCurrent && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('promotions.review.stale')}
        </Alert>
      )}
      <Box aria-busy={!isCurrent} sx={{ opacity: isCurrent ? 1 : 0.5 }}>
        <ReviewReport review={answer} />
      </Box>
    </>
  );
};

export const CheckSection = ({ review }: { review: ReturnType<typeof useReview> }) => {
  const translate = useTranslate();
  const { answer, isAsked, isCurrent, error, refetch } = review;
  const again = (
    <Button disabled={!isAsked} onClick={() => void refetch()}>
      {translate('promotions.review.again')}
    </Button>
  );
  return (
    <div id={CHECK_ID} tabIndex={-1}>
      <Section title="promotions.wizard.sections.check" actions={again}>
        <Notices />
        <Box sx={{ height: 4, mb: 0.5 }}>
          {isAsked && !isCurrent && (
            <LinearProgress aria-label={translate('promotions.review.working')} />
          )}
        </Box>
        {!isAsked ? (
          <Typography color="text.secondary">{translate('promotions.review.notYet')}</Typography>
        ) : error ? (
          <Alert severity="warning">
            {translate('promotions.review.failed')}
            <Gap />
            {translate(error.message, { _: error.message })}
          </Alert>
        ) : (
          answer && <Found answer={answer} isCurrent={isCurrent} />
        )}
      </Section>
    </div>
  );
};
