/** The check of what waits: for whoever submits it, and for whoever decides. */
import { Alert, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PromotionRevision } from '#contract/promotions/promotions';
import { Section } from '../../../ui/record/Section.tsx';
import { CampaignEndAlert } from '../CampaignEndAlert.tsx';
import { CampaignStartAlert } from '../CampaignStartAlert.tsx';
import { ReviewReport } from '../ReviewReport.tsx';
import { TextAlert } from '../TextAlert.tsx';
import { useReview } from '../useReview.ts';
import { Gap } from '../../../ui/record/Gap.tsx';

export const OpenCheck = ({
  id,
  campaignId,
  open,
}: {
  id: number;
  campaignId: number | null;
  open: PromotionRevision;
}) => {
  const translate = useTranslate();
  const { name, labels, terms } = open;
  const { answer, isAsked, error } = useReview(
    { name, labels, campaignId, terms, reason: null },
    id,
  );
  return (
    <Section title={translate('promotions.sections.check', { revision: open.revision })}>
      <TextAlert texts={{ name, labels }} terms={terms} />
      <CampaignStartAlert campaignId={campaignId} terms={terms} />
      <CampaignEndAlert campaignId={campaignId} terms={terms} />
      {!isAsked ? (
        <Alert severity="warning">{translate('promotions.review.notYet')}</Alert>
      ) : error ? (
        <Alert severity="warning">
          {translate('promotions.review.failed')}
          <Gap />
          {translate(error.message, { _: error.message })}
        </Alert>
      ) : answer ? (
        <ReviewReport review={answer} />
      ) : (
        <Skeleton variant="rounded" height={120} />
      )}
    </Section>
  );
};
