/** In the head of a member's page: of whom it is another record, or the way to merge another record into it. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import { MemberLink } from '../shared/members.tsx';
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
      {isMerged && (
        <span>
          {translate('merges.recordOf')} <MemberLink id={member.mergedInto} />
        </span>
      )}
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
