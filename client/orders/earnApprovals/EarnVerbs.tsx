/** Lets a late order or event earn, or not; it is decided once. */
import { Box } from '@mui/material';
import { useCanAccess, useDataProvider, useRefresh, useTranslate } from 'react-admin';
import type { EarnApproval } from '#contract/orders/earnApprovals';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useInstant } from '../../ui/record/instant.tsx';
import { EarnPreview } from './EarnPreview.tsx';

const NOUNS = { approved: 'approval', rejected: 'rejection' } as const;

export const EarnVerbs = ({ row }: { row: EarnApproval }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const instant = useInstant();
  const { canAccess } = useCanAccess({ resource: 'earnApprovals', action: 'decide' });
  if (!canAccess || row.state !== 'waiting') return null;
  const verbs = (['approved', 'rejected'] as const).map((state): Verb => ({
    key: state,
    label: `earnApprovals.verbs.${state}.verb`,
    variant: state === 'approved' ? 'contained' : 'outlined',
    confirm: () => ({
      title: `earnApprovals.verbs.${state}.title`,
      lines: [translate(`earnApprovals.verbs.${state}.text`, { at: instant(row.occurredAt) })],
      ...(state === 'approved' && { preview: <EarnPreview id={row.id} /> }),
      reason: 'optional',
      perform: (reason) =>
        api.act('earnApprovals', row.id, NOUNS[state], { reason, version: row.version }),
      success: `earnApprovals.verbs.${state}.done`,
      onSuccess: refresh,
      onConflict: refresh,
    }),
  }));
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <VerbBar verbs={verbs} />
    </Box>
  );
};
