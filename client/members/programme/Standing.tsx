/** Where a version stands: who decides, or what has been decided. */
import { Alert } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import { RejectedAlert } from '../../platform/shared/approvers/RejectedAlert.tsx';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { useInstant } from '../../ui/record/instant.tsx';

const WORDS = 'programme.standing';

export const Standing = () => {
  const translate = useTranslate();
  const account = useAccount();
  const toName = usePersonName();
  const instant = useInstant();
  const version = useRecordContext<ProgrammeVersion>();
  if (!version) return null;
  const { phase, authorName, authorIds, approverName, decision, startsAt } = version;
  const name = toName(approverName ?? '–');
  const isOwn = account !== undefined && authorIds.includes(account.id);
  if (phase === 'rejected')
    return (
      <RejectedAlert approverName={approverName} reason={decision} next="approvers.submitAgain" />
    );
  const said = {
    draft: { severity: 'info', text: translate(`${WORDS}.draft`) },
    submitted: {
      severity: isOwn ? 'info' : 'warning',
      text: translate(`${WORDS}.submitted`, {
        author: toName(authorName),
      }),
    },
    planned: {
      severity: 'info',
      text: translate(`${WORDS}.planned`, { name, at: instant(startsAt) }),
    },
  } as const;
  if (!(phase in said)) return null;
  const { severity, text } = said[phase as keyof typeof said];
  return (
    <Alert severity={severity} sx={{ mb: 2 }}>
      {text}
    </Alert>
  );
};
