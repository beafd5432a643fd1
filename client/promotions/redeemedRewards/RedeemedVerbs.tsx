/** A gift is sent, or what was redeemed is cancelled. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { FulfilDialog } from './FulfilDialog.tsx';

export const RedeemedVerbs = ({ row }: { row: RedeemedReward }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const api = useDataProvider<Api>();
  const [isSending, setSending] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'redeemedRewards', action: 'edit' });
  const { id, kind, state, names, points, version } = row;
  const isWaiting = state === 'requested';
  const isCancelled = state === 'cancelled';
  if (!canAccess || isCancelled || (kind === 'gift' && !isWaiting)) return null;
  const verbs: Verb[] = [
    {
      key: 'fulfil',
      label: 'redeemedRewards.fulfil.verb',
      variant: 'contained',
      isAllowed: isWaiting,
      onSelect: () => setSending(true),
    },
    {
      key: 'cancel',
      label: 'redeemedRewards.cancel.verb',
      tone: 'danger',
      confirm: () => ({
        title: translate('redeemedRewards.cancel.title', { name: toText(names) }),
        lines: [
          translate(`redeemedRewards.cancel.${kind === 'gift' ? 'gift' : 'code'}`, {
            points: count(points),
          }),
        ],
        reason: 'required',
        perform: (reason) => api.act('redeemedRewards', id, 'cancellation', { reason, version }),
        success: 'redeemedRewards.cancel.done',
      }),
    },
  ];
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <VerbBar verbs={verbs} />
      {isSending && <FulfilDialog row={row} onClose={() => setSending(false)} />}
    </Box>
  );
};
