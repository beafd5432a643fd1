/** Decides on a pair: merge the two, say that they are two people, or suggest them again. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useRefresh } from 'react-admin';
import type { MemberPair } from '#contract/members/merges';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { MergeDialog } from './MergeDialog.tsx';

export const PairVerbs = ({ row }: { row: MemberPair }) => {
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'memberPairs', action: 'decide' });
  const { member, other } = row;
  if (!canAccess || !member || !other || row.state === 'merged') return null;
  const after = { onSuccess: refresh, onConflict: refresh };
  const verbs: Verb[] =
    row.state === 'dismissed'
      ? [
          {
            key: 'reopening',
            label: 'merges.reopen.verb',
            confirm: () => ({
              title: 'merges.reopen.title',
              lines: [],
              perform: () => api.act('memberPairs', row.id, 'reopening', {}),
              success: 'merges.reopen.done',
              ...after,
            }),
          },
        ]
      : [
          {
            key: 'merge',
            label: 'merges.merge',
            variant: 'contained',
            onSelect: () => setOpen(true),
          },
          {
            key: 'dismissal',
            label: 'merges.dismiss.verb',
            confirm: () => ({
              title: 'merges.dismiss.title',
              lines: [],
              reason: 'required',
              perform: (reason) => api.act('memberPairs', row.id, 'dismissal', { reason }),
              success: 'merges.dismiss.done',
              ...after,
            }),
          },
        ];
  // Whoever bought more stays, unless the person says otherwise.
  const [stays, goes] = other.orderCount > member.orderCount ? [other, member] : [member, other];
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <VerbBar verbs={verbs} />
      {isOpen && <MergeDialog member={stays} record={goes} onClose={() => setOpen(false)} />}
    </Box>
  );
};
