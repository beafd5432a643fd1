/** The other records of a member, since when and why, and the merges that were undone. */
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { MemberMerge } from '#contract/members/merges';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { MemberLink } from '../shared/members.tsx';
import { UnmergeDialog } from './UnmergeDialog.tsx';
import { useRecords } from './useMerge.ts';

const Merge = ({ merge, onUndo }: { merge: MemberMerge; onUndo: (() => void) | null }) => {
  const translate = useTranslate();
  const { recordId, recordName, recordExternalId, mergedAt, actorName, reason } = merge;
  return (
    <Box component="li" sx={{ mb: 1 }}>
      <RecordLink resource="members" id={recordId}>
        {recordName ? `${recordName} · ${recordExternalId}` : recordExternalId}
      </RecordLink>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        <Instant at={mergedAt} /> · <PersonName name={actorName} /> · {reason}
      </Box>
      {merge.undoneAt !== null && (
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          {translate('merges.undone')}
          {' · '}
          <Instant at={merge.undoneAt} /> · {merge.undoneByName} · {merge.undoneReason}
        </Box>
      )}
      {onUndo && (
        <Button size="small" onClick={onUndo}>
          {translate('merges.undo.verb')}
        </Button>
      )}
    </Box>
  );
};

const MemberRecordsSection = () => {
  const member = useRecordContext<Member>();
  const translate = useTranslate();
  const [undoing, setUndoing] = useState<number | null>(null);
  const { canAccess = false } = useCanAccess({ resource: 'members', action: 'merge' });
  const { data } = useRecords(member?.id ?? 0);
  if (!data) return null;
  const { records, undone } = data;
  if (data.member)
    return (
      <Typography>
        {translate('merges.recordOf')} <MemberLink id={data.member.id} />
        {translate('merges.recordOfText')}
      </Typography>
    );
  return (
    <>
      {records.length + undone.length === 0 && (
        <Typography color="text.secondary">{translate('merges.none')}</Typography>
      )}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {[...records, ...undone].map((merge) => (
          <Merge
            key={merge.id}
            merge={merge}
            onUndo={canAccess && merge.undoneAt === null ? () => setUndoing(merge.recordId) : null}
          />
        ))}
      </Box>
      {undoing !== null && <UnmergeDialog recordId={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
};
export default MemberRecordsSection;
