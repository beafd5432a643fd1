import { useTranslate } from 'react-admin';
import type { Campaign } from '#contract/promotions/campaigns';
import { campaignPhase } from '#rules/promotions/campaigns';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { Spent } from '../shared/Spent.tsx';
import { CAMPAIGN_TONES } from '../shared/campaignTones.ts';

export const CampaignPhaseChip = ({ campaign }: { campaign: Campaign }) => {
  const phase = campaignPhase(campaign, Date.now());
  return <StatusChip tone={CAMPAIGN_TONES[phase]} label={`campaigns.phases.${phase}`} />;
};

/** What its promotions gave, against its budget. */
export const CampaignSpent = ({ campaign: { spent = 0, budget } }: { campaign: Campaign }) => {
  const translate = useTranslate();
  return <Spent spent={spent} budget={budget} label={translate('campaigns.spent')} />;
};

export const CampaignWindow = ({ campaign: { startsAt, endsAt } }: { campaign: Campaign }) => {
  const translate = useTranslate();
  return (
    <>
      <FirstInstant at={startsAt} /> –{' '}
      {endsAt === null ? translate('campaigns.noEnd') : <LastInstant at={endsAt} />}
    </>
  );
};
