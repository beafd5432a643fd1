/** One refund: how it was computed, where its money is, and who decided. */
import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { RefundDetail } from '#contract/service/refunds';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { RejectedAlert } from '../../platform/shared/approvers/RejectedAlert.tsx';
import { MemberLink } from '../../orders/shared/MemberLink.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ApprovalSection } from '../shared/approvalContext/ApprovalSection.tsx';
import { StaffWords, useHasWords } from '../shared/wordRedactions/StaffWords.tsx';
import { ExplainedLines } from '../shared/refunds/ExplainedLines.tsx';
import { PointsDue } from './PointsDue.tsx';
import { RefundPayments } from './RefundPayments.tsx';
import { RefundState } from './RefundState.tsx';
import { RefundVerbs } from './RefundVerbs.tsx';

const LIVE = { refetchInterval: 30_000 };
const label = (field: string) => `resources.refunds.fields.${field}`;

const Header = () => {
  const refund = useRecordContext<RefundDetail>();
  if (!refund) return null;
  return (
    <>
      <RefundState state={refund.state} />
      <strong>
        <Money amount={refund.total} />
      </strong>
      <Instant at={refund.createdAt} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <RefundVerbs refund={refund} />
      </Box>
    </>
  );
};

const decisionOf = ({ id, decision }: RefundDetail) =>
  ({ resource: 'refunds', recordId: id, part: 'decision', words: decision }) as const;

const Rejected = ({ refund }: { refund: RefundDetail }) => {
  const words = decisionOf(refund);
  const hasWords = useHasWords(words);
  return (
    <RejectedAlert
      approverName={refund.approverName}
      reason={hasWords && <StaffWords {...words} />}
    />
  );
};

const Main = () => {
  const translate = useTranslate();
  const refund = useRecordContext<RefundDetail>();
  if (!refund) return null;
  const { state, isPaidTwice, lines, total } = refund;
  return (
    <>
      {state === 'submitted' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('refunds.waits')}
        </Alert>
      )}
      {state === 'submitted' && <ApprovalSection resource="refunds" id={refund.id} />}
      {state === 'rejected' && <Rejected refund={refund} />}
      {isPaidTwice && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {translate('refunds.paidTwice')}
        </Alert>
      )}
      <Section title="refunds.sections.lines">
        <ExplainedLines
          lines={lines}
          total={total}
          reasonOf={({ id, reason }) => (
            <StaffWords
              resource="refunds"
              recordId={refund.id}
              part="line"
              partId={id}
              words={reason}
            />
          )}
        />
        <PointsDue {...refund} />
      </Section>
      <Section title="refunds.sections.payments">
        <RefundPayments refund={refund} />
      </Section>
    </>
  );
};

const RefundFacts = ({ refund }: { refund: RefundDetail }) => {
  const translate = useTranslate();
  const { orderId, orderExternalId, ticketId, kind, responsibility, note } = refund;
  const { authorName, approverName, decidedAt, succeededAt } = refund;
  const written = { resource: 'refunds', recordId: refund.id } as const;
  const noteWords = { ...written, part: 'note', words: note } as const;
  const decisionWords = decisionOf(refund);
  const hasNote = useHasWords(noteWords);
  // The reason of a rejection stands above.
  const hasDecision = useHasWords(decisionWords) && refund.state !== 'rejected';
  return (
    <Section title="orders.sections.facts">
      <Facts
        facts={[
          {
            label: label('orderExternalId'),
            value: (
              <RecordLink resource="orders" id={orderId}>
                {orderExternalId}
              </RecordLink>
            ),
          },
          { label: label('memberId'), value: <MemberLink row={refund} /> },
          {
            label: label('ticketId'),
            value: ticketId !== null && (
              <RecordLink resource="tickets" id={ticketId}>
                {translate('refunds.toTicket')}
              </RecordLink>
            ),
          },
          { label: label('kind'), value: translate(`refunds.kinds.${kind}`) },
          {
            label: label('responsibility'),
            value: translate(`refunds.responsibilities.${responsibility}`),
          },
          { label: label('note'), value: hasNote && <StaffWords {...noteWords} /> },
          { label: label('authorName'), value: <PersonName name={authorName} /> },
          {
            label: label('approverName'),
            value: approverName && <PersonName name={approverName} />,
          },
          { label: label('decidedAt'), value: decidedAt !== null && <Instant at={decidedAt} /> },
          { label: label('decision'), value: hasDecision && <StaffWords {...decisionWords} /> },
          {
            label: label('succeededAt'),
            value: succeededAt !== null && <Instant at={succeededAt} />,
          },
        ].filter(({ value }) => value)}
      />
    </Section>
  );
};

const Rail = () => {
  const refund = useRecordContext<RefundDetail>();
  if (!refund) return null;
  return (
    <>
      <RefundFacts refund={refund} />
      <HistorySection />
    </>
  );
};

const Title = () => {
  const translate = useTranslate();
  const refund = useRecordContext<RefundDetail>();
  return <span>{refund && translate('refunds.title', { id: refund.id })}</span>;
};

const RefundShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />} queryOptions={LIVE}>
    <Main />
  </ShowPage>
);
export default RefundShow;
