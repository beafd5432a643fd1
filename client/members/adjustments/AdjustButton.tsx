/** Opens the form of an adjustment for whoever may make one. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { Member } from '#contract/members/members';
import { adjusts } from '#rules/members/adjustments';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { AdjustDialog } from './AdjustDialog.tsx';

const AdjustButton = () => {
  const member = useRecordContext<Member>();
  const translate = useTranslate();
  const account = useAccount();
  const [isOpen, setOpen] = useState(false);
  if (!account || !member || !can(account.role, 'pointAdjustments', 'create')) return null;
  const isGoodwill = !adjusts(account.role);
  return (
    <>
      <Button variant="outlined" size="small" onClick={() => setOpen(true)}>
        {translate(isGoodwill ? 'pointAdjustments.goodwill' : 'pointAdjustments.adjust')}
      </Button>
      {isOpen && (
        <AdjustDialog memberId={member.id} isGoodwill={isGoodwill} onClose={() => setOpen(false)} />
      )}
    </>
  );
};
export default AdjustButton;
