/** What is offered to members (activities, rewards) is edited, archived and restored. */
import { Box } from '@mui/material';
import { useCanAccess, useDataProvider, useRedirect, useTranslate } from 'react-admin';
import type { Localized } from '#shared/localization';
import type { Api } from '../../api.ts';
import { editLink } from '../../links.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

interface Archivable {
  id: number;
  names: Localized;
  version: number;
  archivedAt: number | null;
}
interface Props {
  resource: 'memberActivities' | 'pointRewards';
  record: Archivable;
  /** What the texts of the confirmation say of it, beside its name. */
  words: Record<string, string>;
}

export const ArchiveVerbs = ({ resource, record, words }: Props) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const { canAccess } = useCanAccess({ resource, action: 'edit' });
  if (!canAccess) return null;
  const { id, names, version, archivedAt } = record;
  const isArchived = archivedAt !== null;
  const change = isArchived ? 'restore' : 'archive';
  const verbs: Verb[] = [
    {
      key: change,
      label: `${resource}.${change}.verb`,
      tone: isArchived ? 'normal' : 'danger',
      confirm: () => ({
        title: translate(`${resource}.${change}.title`, { name: toText(names) }),
        lines: [translate(`${resource}.${change}.text`, words)],
        perform: () => api.act(resource, id, isArchived ? 'restoration' : 'archival', { version }),
        success: `${resource}.${change}.done`,
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
