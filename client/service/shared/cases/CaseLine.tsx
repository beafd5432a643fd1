/** A case in a section of another record's page. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Case } from '#contract/service/cases';
import { Instant } from '../../../ui/record/instant.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { StageChip } from './StageChip.tsx';

export const CaseLine = ({ row }: { row: Case }) => {
  const translate = useTranslate();
  const { id, number, kind, stage, dueAt, openedAt } = row;
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <RecordLink resource="cases" id={id} to="show">
          {translate(`cases.kinds.${kind}`)}
        </RecordLink>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {number}
          {translate('layout.partSeparator')}
          <Instant at={dueAt ?? openedAt} isRelative={dueAt !== null} />
        </Typography>
      </Box>
      <StageChip kind={kind} stage={stage} />
    </Box>
  );
};
