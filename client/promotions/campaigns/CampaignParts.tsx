import { useTranslate } from 'react-admin';
import type { Campaign } from '#contract/promotions/campaigns';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { Spent } from '../shared/Spent.tsx';

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
