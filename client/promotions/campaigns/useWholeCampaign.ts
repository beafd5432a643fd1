/** Verbs on all promotions of a campaign, in the menu of its page. */
import { useQueryClient } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import {
  CAMPAIGN_VERBS,
  type Campaign,
  type CampaignDetail,
  type CampaignOutcome,
  type CampaignVerb,
  type ConcernedPromotion,
} from '#contract/promotions/campaigns';
import type { Api } from '../../api.ts';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useTermsEffect } from '../shared/useTermsEffect.ts';

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

/** The number of promotions that a question names; the others are counted. */
const NAMED = 5;

/** Names what the verb would reach, says what drafts do to the terms before them, and which would be refused and why. */
const useConcerned = () => {
  const translate = useTranslate();
  const toEffect = useTermsEffect();
  const say = (key: string, facts: object) => translate(`campaigns.whole.${key}`, facts);
  const more = (number: number) => (number > 0 ? [say('more', { smart_count: number })] : []);
  return (all: readonly ConcernedPromotion[]): string[] => {
    const reached = all.filter(({ refusal }) => refusal === null);
    const refused = all.filter(({ refusal }) => refusal !== null);
    const names = [
      ...reached.slice(0, NAMED).map(({ name }) => say('named', { name })),
      ...more(reached.length - NAMED),
    ];
    const effects = reached.flatMap(({ name, draft }) => {
      const effect = draft && toEffect(draft);
      return effect ? [say('refusedOne', { name, reason: effect })] : [];
    });
    const reasons = refused.map(({ name, refusal }) =>
      say('refusedOne', { name, reason: translate(refusal ?? '') }),
    );
    return [
      ...(reached.length > 0
        ? [say('concerned', { names: names.join(translate('layout.listSeparator')) })]
        : []),
      ...effects.slice(0, NAMED),
      ...(effects.length > NAMED
        ? [say('moreEffects', { smart_count: effects.length - NAMED })]
        : []),
      ...(refused.length > 0
        ? [
            say('wouldRefuse', {
              reasons: [...reasons.slice(0, NAMED), ...more(refused.length - NAMED)].join(
                translate('layout.sentenceSeparator'),
              ),
            }),
          ]
        : []),
    ];
  };
};

export const useWholeCampaign = (
  campaign: (Campaign & Partial<Pick<CampaignDetail, 'concerned'>>) | undefined,
): Verb[] => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const report = useReport();
  const toLines = useConcerned();
  const { canAccess: canEdit } = useCanAccess({ resource: 'campaigns', action: 'edit' });
  const { canAccess: canPause } = useCanAccess({ resource: 'campaigns', action: 'pause' });
  if (!campaign || !campaign.promotions) return [];
  // Not known while the page shows what a list of campaigns has loaded.
  const { id, name, concerned } = campaign;
  const wouldRefuseAll = (verb: CampaignVerb) =>
    concerned?.[verb].every(({ refusal }) => refusal !== null) ?? false;
  return CAMPAIGN_VERBS.map((verb) => ({
    key: verb,
    label: `campaigns.whole.${verb}.verb`,
    place: 'menu',
    tone: verb === 'pause' || verb === 'end' ? 'danger' : 'normal',
    isAllowed:
      ((verb === 'submit' ? canEdit : canPause) ?? false) &&
      (concerned === undefined || concerned[verb].length > 0),
    confirm: () => ({
      title: translate(`campaigns.whole.${verb}.title`, { name }),
      lines: [
        ...toLines(concerned?.[verb] ?? []),
        ...(wouldRefuseAll(verb) ? [] : [translate(`campaigns.whole.${verb}.text`)]),
      ],
      ...(wouldRefuseAll(verb) && { refusal: 'campaigns.whole.wouldRefuseAll' }),
      ...(verb !== 'submit' && { reason: 'optional' as const }),
      perform: async (reason) => {
        const { data } = await api.act<CampaignOutcome>('campaigns', id, NOUNS[verb], { reason });
        report(verb, data);
      },
      onSuccess: () => void client.invalidateQueries({ queryKey: ['promotions'] }),
    }),
  }));
};
