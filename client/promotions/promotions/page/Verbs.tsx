/** What may be done with a promotion now: the weightiest in the bar, pausing always among them, the rest in a menu. */
import Pause from '@mui/icons-material/PauseCircleOutline';
import Play from '@mui/icons-material/PlayCircleOutline';
import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useRedirect } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { endRefusal } from '#rules/promotions/promotions';
import { createLink, editLink, listLink } from '../../../links.ts';
import type { Api } from '../../../api.ts';
import { ApproversLeft } from '../../../platform/shared/approvers/ApproversLeft.tsx';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import { useSeesCosts } from '../../../platform/shared/useSeesCosts.ts';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Confirmation, Verb } from '../../../ui/feedback/verbs.ts';
import type { PromotionPage } from '../draft.ts';
import { useCampaign } from '../useChosenCampaign.ts';
import { useReview } from '../useReview.ts';
import { approvalOf, useConsequences } from './useConsequences.ts';
import { type ConfirmedVerb, inSight, NOUNS, type PromotionVerb, verbsOf } from './verbs.ts';

const REASONS: Partial<Record<ConfirmedVerb, 'optional' | 'required'>> = {
  reject: 'required',
  approve: 'optional',
  pause: 'optional',
  end: 'optional',
};
/** Those that take nothing away. */
const CALM: readonly PromotionVerb[] = ['submit', 'approve', 'resume', 'edit', 'duplicate'];
const ICONS: Partial<Record<PromotionVerb, typeof Pause>> = { pause: Pause, resume: Play };

/** How a verb looks in the bar; `index` among the verbs of the bar, -1 in the menu. */
const toLook = (verb: PromotionVerb, index: number) => {
  const Icon = ICONS[verb];
  return {
    key: verb,
    label: `promotions.verbs.${verb}.verb`,
    place: index === -1 ? ('menu' as const) : ('bar' as const),
    size: Icon ? ('medium' as const) : ('small' as const),
    variant:
      verb === 'reject' || (index > 0 && !Icon) ? ('outlined' as const) : ('contained' as const),
    tone: CALM.includes(verb) ? ('normal' as const) : ('danger' as const),
    ...(Icon && { icon: <Icon /> }),
  };
};

/** What a verb asks, does, and leads to. */
const useConfirmations = (promotion: PromotionPage) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const redirect = useRedirect();
  const { id, version, campaignId, open } = promotion;
  const seesCosts = useSeesCosts();
  const campaign = useCampaign(open?.campaignId === undefined ? campaignId : open.campaignId);
  // The same question as the check on the page asks; it is answered only to those who see costs.
  const { answer } = useReview(
    open && seesCosts
      ? {
          name: open.name,
          labels: open.labels,
          campaignId,
          terms: open.terms,
          reason: null,
        }
      : null,
    id,
  );
  const consequences = useConsequences(promotion, answer);
  const asked = approvalOf(promotion, answer);
  const submitted = asked === undefined ? 'done' : asked ? 'doneSecond' : 'doneAlone';
  const perform = (verb: ConfirmedVerb, reason: string | null) => {
    const decides = verb === 'approve' || verb === 'reject';
    return verb === 'delete'
      ? api.delete('promotions', { id })
      : api.act('promotions', id, NOUNS[verb], {
          ...(reason && { reason }),
          ...(decides && { version }),
        });
  };
  return (verb: ConfirmedVerb): Confirmation => {
    const reason = REASONS[verb];
    const refusal =
      open && (verb === 'submit' || verb === 'approve')
        ? endRefusal(open.terms, campaign, Date.now())
        : null;
    return {
      ...consequences(verb),
      ...(reason && { reason }),
      ...(refusal && { refusal }),
      ...(verb === 'submit' &&
        asked && {
          preview: <ApproversLeft resource="promotions" authorIds={open?.authorIds ?? []} />,
        }),
      leavesRecord: verb === 'delete',
      perform: (said) => perform(verb, said),
      success: `promotions.verbs.${verb}.${verb === 'submit' ? submitted : 'done'}`,
      onSuccess: () => {
        // A deleted one is left before anything is read again.
        if (verb === 'delete') redirect(listLink('promotions'));
        void client.invalidateQueries({ queryKey: ['promotions'] });
      },
    };
  };
};

export const Verbs = ({ promotion }: { promotion: PromotionPage }) => {
  const redirect = useRedirect();
  const navigate = useNavigate();
  const account = useAccount();
  const confirmation = useConfirmations(promotion);
  if (!account) return null;
  const { id } = promotion;
  const verbs = verbsOf(promotion, account);
  const inBar = inSight(verbs);
  const toVerb = (verb: PromotionVerb): Verb => {
    const look = toLook(verb, inBar.indexOf(verb));
    if (verb === 'edit') return { ...look, onSelect: () => redirect(editLink('promotions', id)) };
    if (verb === 'duplicate')
      return { ...look, onSelect: () => void navigate(createLink('promotions', { copy: id })) };
    return { ...look, confirm: () => confirmation(verb) };
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <VerbBar verbs={verbs.map(toVerb)} />
    </Box>
  );
};
