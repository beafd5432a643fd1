/** A campaign: its promotions, what they gave of its budget, and what came of it. */
import { Box, Typography } from '@mui/material';
import {
  useCanAccess,
  useDataProvider,
  useRecordContext,
  useRedirect,
  useTranslate,
} from 'react-admin';
import type { Campaign, CampaignDetail } from '#contract/promotions/campaigns';
import { editLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { EffectSection } from '../shared/effect/EffectSection.tsx';
import { Figures } from '../shared/effect/Figures.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { RecordSections } from '../../ui/record/RecordSections.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { CampaignActivities } from './CampaignActivities.tsx';
import { PeriodStateChip } from '../shared/PeriodStateChip.tsx';
import { CampaignSpent, CampaignWindow } from './CampaignParts.tsx';
import { CampaignPromotions } from './CampaignPromotions.tsx';
import { Outlasting } from './Outlasting.tsx';
import { useWholeCampaign } from './useWholeCampaign.ts';

const Header = () => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const money = useMoney();
  const count = useCount();
  const campaign = useRecordContext<CampaignDetail>();
  const { canAccess } = useCanAccess({ resource: 'campaigns', action: 'edit' });
  const api = useDataProvider<Api>();
  const whole = useWholeCampaign(campaign);
  if (!campaign) return null;
  const { id, name, archivedAt, promotions = 0, spent = 0 } = campaign;
  const own: Verb[] = [
    {
      key: 'archive',
      label: 'campaigns.archive.verb',
      tone: 'danger',
      confirm: () => ({
        title: translate('campaigns.archive.title', { name }),
        lines: [
          translate('campaigns.archive.text', {
            promotions: count(promotions),
            spent: money(spent),
          }),
        ],
        perform: () => api.act('campaigns', id, 'archival'),
        success: 'campaigns.archive.done',
      }),
    },
    {
      key: 'edit',
      label: 'ra.action.edit',
      variant: 'contained',
      onSelect: () => redirect(editLink('campaigns', id)),
    },
  ];
  const verbs = [...(canAccess ? own : []), ...whole];
  return (
    <>
      <PeriodStateChip period={campaign} />
      <span>
        <CampaignWindow campaign={campaign} />
      </span>
      {verbs.length > 0 && archivedAt === null && (
        <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
          <VerbBar verbs={verbs} />
        </Box>
      )}
    </>
  );
};

const Main = () => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const campaign = useRecordContext<CampaignDetail>();
  if (!campaign) return null;
  const { id, goal, budget, spent = 0, otherCost, promotions = 0 } = campaign;
  return (
    <>
      <Outlasting campaign={campaign} />
      <Section title="campaigns.sections.totals">
        {goal && <Typography sx={{ mb: 1.5 }}>{goal}</Typography>}
        <Figures
          figures={[
            {
              label: 'campaigns.spent',
              value: money(spent),
              note: translate(spent === null ? 'effect.withGiftCosts' : 'campaigns.spentHelp'),
            },
            {
              label: 'campaigns.left',
              value: budget === null || spent === null ? '–' : money(budget - spent),
              isBad: budget !== null && spent !== null && spent > budget,
            },
            { label: 'resources.campaigns.fields.otherCost', value: money(otherCost) },
            {
              label: 'campaigns.costInAll',
              value: spent === null ? '–' : money(spent + otherCost),
            },
            { label: 'resources.campaigns.fields.promotions', value: count(promotions) },
          ]}
        />
        {budget !== null && spent !== null && <CampaignSpent campaign={campaign} />}
      </Section>
      <CampaignPromotions campaign={campaign} />
      <CampaignActivities campaign={campaign} />
      <EffectSection resource="campaigns" id={id} />
      <RecordSections of="campaigns" />
    </>
  );
};

const Rail = () => {
  const campaign = useRecordContext<Campaign>();
  const money = useMoney();
  if (!campaign) return null;
  const label = (field: string) => `resources.campaigns.fields.${field}`;
  const { theme, ownerName, budget } = campaign;
  return (
    <>
      <Section title="campaigns.sections.facts">
        <Facts
          facts={[
            { label: label('theme'), value: theme },
            { label: label('ownerName'), value: ownerName },
            { label: 'campaigns.sections.window', value: <CampaignWindow campaign={campaign} /> },
            { label: label('budget'), value: money(budget) },
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const Title = () => <span>{useRecordContext<Campaign>()?.name ?? ''}</span>;

const CampaignShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default CampaignShow;
