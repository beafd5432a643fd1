/** Verbs on all promotions of a campaign, in the menu of its page. */
import { useQueryClient } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import {
  CAMPAIGN_VERBS,
  type Campaign,
  type CampaignOutcome,
  type CampaignVerb,
} from '#contract/promotions/campaigns';
import type { Api } from '../../api.ts';
import type { Verb } from '../../ui/feedback/verbs.ts';

/** The nouns of the routes. */
const NOUNS: Record<CampaignVerb, string> = {
  submit: 'submission',
  pause: 'pause',
  resume: 'resumption',
  end: 'end',
};

/** Says to which promotions it was done, and which refused and why. */
const useReport = () => {
  const translate = useTranslate();
  const notify = useNotify();
  return (verb: CampaignVerb, { done, refused }: CampaignOutcome) => {
    const names = done.map(({ name }) => name).join(translate('layout.listSeparator'));
    const reasons = refused.map(({ name, message }) =>
      translate('campaigns.whole.refusedOne', {
        name,
        reason: translate(message, { _: message }),
      }),
    );
    const parts = [
      ...(done.length > 0 ? [translate(`campaigns.whole.${verb}.done`, { names })] : []),
      ...(reasons.length > 0
        ? [
            translate('campaigns.whole.refused', {
              reasons: reasons.join(translate('layout.sentenceSeparator')),
            }),
          ]
        : []),
    ];
    notify(parts.join(translate('layout.sentenceSeparator')), {
      type: refused.length > 0 ? 'warning' : 'success',
      ...(refused.length > 0 && { autoHideDuration: null }),
    });
  };
};

export const useWholeCampaign = (campaign: Campaign | undefined): Verb[] => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const report = useReport();
  const { canAccess: canEdit } = useCanAccess({ resource: 'campaigns', action: 'edit' });
  const { canAccess: canPause } = useCanAccess({ resource: 'campaigns', action: 'pause' });
  if (!campaign || !campaign.promotions) return [];
  const { id, name } = campaign;
  return CAMPAIGN_VERBS.map((verb) => ({
    key: verb,
    label: `campaigns.whole.${verb}.verb`,
    place: 'menu',
    tone: verb === 'pause' || verb === 'end' ? 'danger' : 'normal',
    isAllowed: (verb === 'submit' ? canEdit : canPause) ?? false,
    confirm: () => ({
      title: translate(`campaigns.whole.${verb}.title`, { name }),
      lines: [translate(`campaigns.whole.${verb}.text`)],
      ...(verb !== 'submit' && { reason: 'optional' as const }),
      perform: async (reason) => {
        const { data } = await api.act<CampaignOutcome>('campaigns', id, NOUNS[verb], { reason });
        report(verb, data);
      },
      onSuccess: () => void client.invalidateQueries({ queryKey: ['promotions'] }),
    }),
  }));
};
