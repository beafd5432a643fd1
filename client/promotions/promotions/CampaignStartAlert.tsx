/** Warns of terms that would begin before their campaign, which may be meant. */
import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Terms } from '#contract/promotions/promotions';
import { precedesCampaign } from '#rules/promotions/promotions';
import { useInstant } from '../../ui/record/instant.tsx';
import { useCampaign } from './useChosenCampaign.ts';

export interface CampaignStartAlertProps {
  campaignId: number | null;
  terms: Pick<Terms, 'startsAt'>;
  /** Begins the terms with the campaign, UTC ms; left out where they cannot be edited. */
  onStart?: (startsAt: number) => void;
}

export const CampaignStartAlert = ({ campaignId, terms, onStart }: CampaignStartAlertProps) => {
  const translate = useTranslate();
  const instant = useInstant();
  const campaign = useCampaign(campaignId);
  if (!campaign || !precedesCampaign(terms, campaign, Date.now())) return null;
  const { name, startsAt } = campaign;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={
        onStart && (
          <Button color="inherit" onClick={() => onStart(startsAt)}>
            {translate('promotions.campaignStart.verb')}
          </Button>
        )
      }
    >
      {translate('promotions.campaignStart.text', { name, start: instant(startsAt) })}
    </Alert>
  );
};
