/** Warns of terms that would go on after the end of their campaign: they cannot be submitted. */
import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Terms } from '#contract/promotions/promotions';
import { outlastsCampaign } from '#rules/promotions/promotions';
import { useLastInstant } from '../../ui/record/LastInstant.tsx';
import { useCampaign } from './useChosenCampaign.ts';

export interface CampaignEndAlertProps {
  campaignId: number | null;
  terms: Pick<Terms, 'endsAt'>;
  /** Ends the terms with the campaign, UTC ms; left out where they cannot be edited. */
  onEnd?: (endsAt: number) => void;
}

export const CampaignEndAlert = ({ campaignId, terms, onEnd }: CampaignEndAlertProps) => {
  const translate = useTranslate();
  const lastInstant = useLastInstant();
  const campaign = useCampaign(campaignId);
  if (!campaign || campaign.endsAt === null || !outlastsCampaign(terms, campaign)) return null;
  const { name, endsAt } = campaign;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={
        onEnd && (
          <Button color="inherit" onClick={() => onEnd(endsAt)}>
            {translate('promotions.campaignEnd.verb')}
          </Button>
        )
      }
    >
      {translate('promotions.campaignEnd.text', { name, end: lastInstant(endsAt) })}
    </Alert>
  );
};
