/** What may be done with it now: the weightiest in sight, pausing always among them, the rest in a menu. */
import Pause from '@mui/icons-material/PauseCircleOutline';
import Play from '@mui/icons-material/PlayCircleOutline';
import { Box, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Api } from '../../../api.ts';
import { MoreMenu } from '../../../ui/feedback/MoreMenu.tsx';
import { useWork } from '../../../ui/feedback/useAct.ts';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import type { PromotionPage } from '../draft.ts';
import { useConsequences } from './useConsequences.ts';
import { VerbDialog } from './VerbDialog.tsx';
import { inSight, NOUNS, type Verb, verbsOf } from './verbs.ts';

const REASONS: Partial<Record<Verb, 'optional' | 'required'>> = {
  reject: 'required',
  approve: 'optional',
  pause: 'optional',
};
const CALM: readonly Verb[] = ['submit', 'approve', 'resume'];
const ICONS: Partial<Record<Verb, typeof Pause>> = { pause: Pause, resume: Play };

export const Verbs = ({ promotion }: { promotion: PromotionPage }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const redirect = useRedirect();
  const navigate = useNavigate();
  const account = useAccount();
  const { run, pending } = useWork();
  const consequences = useConsequences(promotion);
  const [asked, setAsked] = useState<Verb | null>(null);
  if (!account) return null;
  const { id, version } = promotion;
  const verbs = verbsOf(promotion, account);
  const seen = inSight(verbs);
  const further = verbs.filter((verb) => !seen.includes(verb));
  const wordOf = (verb: Verb) => translate(`promotions.verbs.${verb}.verb`);

  const act = async (verb: Verb, reason: string | null) => {
    const noun = NOUNS[verb];
    const decides = verb === 'approve' || verb === 'reject';
    const body = { ...(reason && { reason }), ...(decides && { version }) };
    await run(
      async () =>
        noun === undefined
          ? await api.delete('promotions', { id })
          : await api.act('promotions', id, noun, body),
      {
        success: `promotions.verbs.${verb}.done`,
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: ['promotions'] });
          if (verb === 'delete') redirect('list', 'promotions');
        },
      },
    );
    setAsked(null);
  };
  const start = (verb: Verb) => {
    if (verb === 'edit') redirect('edit', 'promotions', id);
    else if (verb === 'duplicate') void navigate(`/promotions/create?copy=${id}`);
    else setAsked(verb);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {seen.map((verb, at) => {
        const Icon = ICONS[verb];
        const isHard = verb === 'pause' || verb === 'reject';
        return (
          <Button
            key={verb}
            size={Icon ? 'medium' : 'small'}
            variant={verb === 'reject' || (at > 0 && !Icon) ? 'outlined' : 'contained'}
            color={isHard ? 'error' : 'primary'}
            {...(Icon && { startIcon: <Icon /> })}
            onClick={() => start(verb)}
          >
            {wordOf(verb)}
          </Button>
        );
      })}
      <MoreMenu
        label={translate('promotions.verbs.more')}
        items={further.map((verb) => ({ key: verb, label: wordOf(verb) }))}
        onSelect={start}
      />
      {asked && (
        <VerbDialog
          {...consequences(asked)}
          verb={wordOf(asked)}
          tone={CALM.includes(asked) ? 'primary' : 'error'}
          reason={REASONS[asked] ?? 'none'}
          pending={pending}
          onConfirm={(reason) => void act(asked, reason)}
          onClose={() => setAsked(null)}
        />
      )}
    </Box>
  );
};
