/** What a member may ask for: a file of everything that is stored, and to be erased. */
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { Member } from '#contract/members/members';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { MoreMenu } from '../../ui/feedback/MoreMenu.tsx';
import { DataFileDialog } from './DataFileDialog.tsx';
import { EraseDialog } from './EraseDialog.tsx';

const VERBS = ['dataFile', 'erasure'] as const;
type Verb = (typeof VERBS)[number];

const PrivacyMenu = () => {
  const member = useRecordContext<Member>();
  const translate = useTranslate();
  const account = useAccount();
  const [chosen, setChosen] = useState<Verb | null>(null);
  if (!account || !member) return null;
  const close = () => setChosen(null);
  return (
    <>
      <MoreMenu
        label={translate('members.privacy.menu')}
        items={VERBS.filter((verb) => can(account.role, 'members', verb)).map((key) => ({
          key,
          label: translate(`members.privacy.${key}.verb`),
        }))}
        onSelect={setChosen}
      />
      {chosen === 'dataFile' && <DataFileDialog member={member} onClose={close} />}
      {chosen === 'erasure' && <EraseDialog member={member} onClose={close} />}
    </>
  );
};
export default PrivacyMenu;
