/** In the head of a member's page: undoes that it is another record, or merges another record into it. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import { MergeDialog } from './MergeDialog.tsx';
import { UnmergeDialog } from './UnmergeDialog.tsx';

const MergeButton = () => {
  const member = useRecordContext<Member>();
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'members', action: 'merge' });
  if (!member) return null;
  const isMerged = member.mergedInto !== null;
  const close = () => setOpen(false);
  return (
    <>
      {canAccess && (
        <Button variant="outlined" size="small" onClick={() => setOpen(true)}>
          {translate(isMerged ? 'merges.undo.verb' : 'merges.mergeInto')}
        </Button>
      )}
      {isOpen &&
        (isMerged ? (
          <UnmergeDialog recordId={member.id} onClose={close} />
        ) : (
          <MergeDialog member={member} onClose={close} />
        ))}
    </>
  );
};
export default MergeButton;
