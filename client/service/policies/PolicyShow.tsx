/** A version of the after-sales policy: where it stands, what it says, and what it would answer. */
import { Alert } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { isOpen } from '#rules/platform/approvals';
import { RejectedAlert } from '../../platform/shared/approvers/RejectedAlert.tsx';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { VersionPage } from '../../platform/shared/versions/VersionPage.tsx';
import { PAGES } from './pages.ts';
import { TermsSections } from './TermsSections.tsx';
import { TrialSection } from './TrialSection.tsx';

/** Who decides, or why it came back. */
const Standing = () => {
  const translate = useTranslate();
  const toName = usePersonName();
  const version = useRecordContext<AfterSalesPolicy>();
  if (!version) return null;
  const { phase, authorName, approverName, decision } = version;
  if (phase === 'rejected')
    return (
      <RejectedAlert approverName={approverName} reason={decision} next="approvers.submitAgain" />
    );
  if (!isOpen(phase)) return null;
  const text = translate(`policies.standing.${phase}`, { author: toName(authorName) });
  return (
    <Alert severity={phase === 'draft' ? 'info' : 'warning'} sx={{ mb: 2 }}>
      {text}
    </Alert>
  );
};

const Terms = () => {
  const version = useRecordContext<AfterSalesPolicy>();
  if (!version) return null;
  return (
    <>
      <TermsSections version={version} />
      <TrialSection version={version} />
    </>
  );
};

const PolicyShow = () => (
  <VersionPage pages={PAGES} standing={<Standing />}>
    <Terms />
  </VersionPage>
);
export default PolicyShow;
