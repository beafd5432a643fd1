/** Proposals above the limit of whoever made them, and who agreed to them. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type * as z from 'zod';
import type { ComplaintDecision } from '#contract/service/complaints';
import type { ProposalApproval } from '#contract/service/proposalApprovals';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { Instant } from '../../../ui/record/instant.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';

type Shown = z.infer<typeof ProposalApproval> & {
  decision?: ComplaintDecision | null;
  terms?: string | null;
  answerUntil?: number | null;
};

const Offered = ({ kind, amount }: Shown['remedies'][number]) => {
  const translate = useTranslate();
  return (
    <li>
      {translate(`cases.remedyKinds.${kind}`)} {amount !== null && <Money amount={amount} />}
    </li>
  );
};

const Approval = ({ approval }: { approval: Shown }) => {
  const translate = useTranslate();
  const personName = usePersonName();
  const { state, decision, terms, answerUntil, remedies, authorName, submittedAt } = approval;
  const { approverName, decidedAt } = approval;
  return (
    <Box component="li" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
      {decision && translate(`cases.decisions.${decision}`)}
      {terms}
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {remedies.map((remedy, index) => (
          <Offered key={index} {...remedy} />
        ))}
      </Box>
      {answerUntil && (
        <div>
          {translate('cases.fields.answerUntil')} <Instant at={answerUntil} />
        </div>
      )}
      <Box component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {personName(authorName)}
        {translate('layout.partSeparator')}
        <Instant at={submittedAt} />
        {translate('layout.partSeparator')}
        {translate(`cases.approval.${state}`, { name: personName(approverName ?? '') })}
        {decidedAt && translate('layout.partSeparator')}
        {decidedAt && <Instant at={decidedAt} />}
      </Box>
    </Box>
  );
};

export const ApprovalList = ({ approvals }: { approvals: readonly Shown[] }) => {
  if (approvals.length === 0) return null;
  return (
    <Section title="cases.sections.approvals">
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {approvals.map((approval) => (
          <Approval key={approval.id} approval={approval} />
        ))}
      </Box>
    </Section>
  );
};
