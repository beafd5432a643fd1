/** A case: how far it has come, what may be done now, and what was done. */
import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { CaseDetail } from '#contract/service/cases';
import { MemberLink } from '../../orders/shared/MemberLink.tsx';
import { NamedOrder } from '../../orders/shared/NamedOrder.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ApprovalSection } from '../shared/approvalContext/ApprovalSection.tsx';
import { detailsOf } from '../shared/cases/caseForms.ts';
import { CaseStepper } from '../shared/cases/CaseStepper.tsx';
import { CaseVerbs } from '../shared/cases/CaseVerbs.tsx';
import { StageChip } from '../shared/cases/StageChip.tsx';
import { LIVE } from '../shared/live.ts';
import { AccountabilitySection } from './AccountabilitySection.tsx';
import { CaseLines } from './CaseLines.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import { CausedCalls } from './CausedCalls.tsx';
import { RemedyCases } from './RemedyCases.tsx';

const label = (field: string) => `resources.cases.fields.${field}`;

const Title = () => <span>{useRecordContext<CaseDetail>()?.number}</span>;

const Header = () => {
  const translate = useTranslate();
  const record = useRecordContext<CaseDetail>();
  if (!record) return null;
  const { kind, stage, ownerName } = record;
  return (
    <>
      <StageChip kind={kind} stage={stage} />
      <strong>{translate(`cases.kinds.${kind}`)}</strong>
      <span>{ownerName ?? translate('tickets.nobody')}</span>
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <CaseVerbs record={record} />
      </Box>
    </>
  );
};

const Main = () => {
  const record = useRecordContext<CaseDetail>();
  if (!record) return null;
  const details = detailsOf(record.kind);
  return (
    <>
      <CaseStepper kind={record.kind} stage={record.stage} steps={record.steps} />
      {record.stage === 'approval' && <ApprovalSection resource="cases" id={record.id} />}
      {details && <details.Content record={record} />}
      <RemedyCases record={record} />
      <CausedCalls record={record} />
      {record.kind === 'complaint' && <AccountabilitySection record={record} />}
      <CaseLines lines={record.lines} />
      <CaseSteps steps={record.steps} />
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const record = useRecordContext<CaseDetail>();
  if (!record) return null;
  const { ticketId, ticketNumber, orderId, orderExternalId, responsibility, parentId } = record;
  return (
    <>
      <Section title="cases.sections.facts">
        <Facts
          facts={[
            {
              label: label('ticketId'),
              value: (
                <RecordLink resource="tickets" id={ticketId} to="show">
                  {ticketNumber}
                </RecordLink>
              ),
            },
            { label: label('memberId'), value: <MemberLink row={record} /> },
            {
              label: label('orderExternalId'),
              value: orderExternalId !== null && (
                <NamedOrder orderId={orderId} orderExternalId={orderExternalId} />
              ),
            },
            { label: label('stageAt'), value: <Instant at={record.stageAt} /> },
            { label: label('dueAt'), value: <Instant at={record.dueAt} /> },
            { label: label('lapsesAt'), value: <Instant at={record.lapsesAt} /> },
            {
              label: label('responsibility'),
              value: translate(`cases.responsibilities.${responsibility}`),
            },
            {
              label: label('parentId'),
              value: parentId !== null && (
                <RecordLink resource="cases" id={parentId} to="show">
                  {translate('cases.toParent')}
                </RecordLink>
              ),
            },
            { label: label('openedAt'), value: <Instant at={record.openedAt} /> },
            { label: label('openedBy'), value: <PersonName name={record.openedBy} /> },
            { label: label('closedAt'), value: <Instant at={record.closedAt} /> },
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const CaseShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />} queryOptions={LIVE}>
    <Main />
  </ShowPage>
);
export default CaseShow;
