/** What is offered to members (activities, rewards) is edited, archived and restored. */
import { Box } from '@mui/material';
import { useCanAccess, useDataProvider, useRedirect } from 'react-admin';
import type { Api } from '../../api.ts';
import { editLink } from '../../links.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';

interface Archivable {
  id: number;
  version: number;
  archivedAt: number | null;
}
type Change = 'archive' | 'restore';
interface Props {
  resource: 'memberActivities' | 'pointRewards';
  record: Archivable;
  /** The texts of archiving and restoring it. */
  textsOf: (change: Change) => { label: string; title: string; lines: string[]; success: string };
}

export const ArchiveVerbs = ({ resource, record, textsOf }: Props) => {
  const redirect = useRedirect();
  const api = useDataProvider<Api>();
  const { canAccess } = useCanAccess({ resource, action: 'edit' });
  if (!canAccess) return null;
  const { id, version, archivedAt } = record;
  const isArchived = archivedAt !== null;
  const change = isArchived ? 'restore' : 'archive';
  const { label, ...confirmation } = textsOf(change);
  const verbs: Verb[] = [
    {
      key: change,
      label,
      tone: isArchived ? 'normal' : 'danger',
      confirm: () => ({
        ...confirmation,
        perform: () => api.act(resource, id, isArchived ? 'restoration' : 'archival', { version }),
      }),
    },
    {
      key: 'edit',
      label: 'ra.action.edit',
      variant: 'contained',
      isAllowed: !isArchived,
      onSelect: () => redirect(editLink(resource, id)),
    },
  ];
  return (
    <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
      <VerbBar verbs={verbs} />
    </Box>
  );
};
