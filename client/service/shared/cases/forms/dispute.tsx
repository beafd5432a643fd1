/** What the dialogs and the page of disputes show. */
import { Alert, Box, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { Case } from '#contract/service/cases';
import { RECOURSES } from '#contract/service/complaints';
import { DISPUTE_SIDES, DisputeDetails, type DisputeSide } from '#contract/service/disputes';
import { Facts } from '../../../../ui/record/Facts.tsx';
import { Instant } from '../../../../ui/record/instant.tsx';
import { RecordLink } from '../../../../ui/record/RecordLink.tsx';
import { Section } from '../../../../ui/record/Section.tsx';
import { ApprovalList } from '../../proposalApprovals/ApprovalList.tsx';
import { useMediators } from '../../disputes/useMediators.ts';
import { StaffWords } from '../../wordRedactions/StaffWords.tsx';
import type { CaseFieldsProps, CaseForm, KindDetails } from '../formTypes.ts';
import { missingIn, requires } from '../missing.ts';
import { ChoiceField, InstantField, useCoded, WordsField, YesNoField } from './fields.tsx';
import { missingRemedies, RemediesField } from './RemediesField.tsx';
import { missingRemedy, RemedyField, toRemedyInput } from './RemedyField.tsx';
import { RemedyList } from './RemedyList.tsx';

const DAY_MS = 86_400_000;
const inDays = (days: number) => Date.now() + days * DAY_MS;

/** The case that was refused; of the ticket whose page asks. */
const OriginFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const { data = [] } = useGetList<Case>('cases', {
    filter: { ticketId: props.ticketId },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'openedAt', order: 'DESC' },
  });
  return (
    <ChoiceField
      {...props}
      name="originId"
      choices={data.map(({ id, number, kind }) => ({
        id,
        name: `${translate(`cases.kinds.${kind}`)} ${number}`,
      }))}
    />
  );
};
const MediatorFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const mediators = useMediators(props.record?.id ?? null);
  return mediators?.length === 0 ? (
    <Alert severity="warning">{translate('disputes.noMediator')}</Alert>
  ) : (
    <ChoiceField {...props} name="mediatorId" choices={mediators ?? []} />
  );
};
const MediationFields = (props: CaseFieldsProps) => (
  <>
    <Typography color="text.secondary">{useTranslate()('disputes.beginHelp')}</Typography>
    <YesNoField {...props} name="areAgreed" />
  </>
);
const RecourseFields = (props: CaseFieldsProps) => (
  <ChoiceField {...props} name="recourse" choices={useCoded(RECOURSES, 'cases.recourses')} />
);
const DeadlineFields = (props: CaseFieldsProps) => (
  <>
    <InstantField {...props} name="customerUntil" />
    <InstantField {...props} name="merchantUntil" />
  </>
);
const EvidenceFields = (props: CaseFieldsProps) => (
  <>
    <ChoiceField {...props} name="side" choices={useCoded(DISPUTE_SIDES, 'cases.sides')} />
    <WordsField {...props} name="note" />
  </>
);
const ProposalFields = (props: CaseFieldsProps) => (
  <>
    <WordsField {...props} name="terms" />
    <InstantField {...props} name="answerUntil" />
    <RemediesField {...props} />
  </>
);
const ExternalFields = (props: CaseFieldsProps) => (
  <>
    <ChoiceField {...props} name="externalBody" choices={useCoded(RECOURSES, 'cases.recourses')} />
    <WordsField {...props} name="externalReference" />
    <YesNoField {...props} name="isAskedByCustomer" />
  </>
);

export const disputeForms: readonly CaseForm[] = [
  { kind: 'dispute', action: 'open', missing: requires('originId'), Fields: OriginFields },
  { kind: 'dispute', action: 'admit', missing: requires('mediatorId'), Fields: MediatorFields },
  {
    kind: 'dispute',
    action: 'refuseAdmission',
    initial: () => ({ recourse: 'consumerHotline' }),
    Fields: RecourseFields,
  },
  {
    kind: 'dispute',
    action: 'askEvidence',
    initial: () => ({ customerUntil: inDays(5), merchantUntil: inDays(5) }),
    missing: requires('customerUntil', 'merchantUntil'),
    Fields: DeadlineFields,
  },
  {
    kind: 'dispute',
    action: 'submitEvidence',
    initial: () => ({ side: 'merchant' }),
    missing: requires('side', 'note'),
    Fields: EvidenceFields,
  },
  {
    kind: 'dispute',
    action: 'mediate',
    initial: () => ({ areAgreed: false }),
    Fields: MediationFields,
  },
  {
    kind: 'dispute',
    action: 'propose',
    initial: () => ({ answerUntil: inDays(3), remedies: [] }),
    missing: (input) => ({
      ...missingIn(input, ['terms', 'answerUntil']),
      ...missingRemedies(input),
    }),
    Fields: ProposalFields,
  },
  {
    kind: 'dispute',
    action: 'fulfilRemedy',
    missing: missingRemedy,
    toInput: toRemedyInput,
    Fields: RemedyField,
  },
  {
    kind: 'dispute',
    action: 'goExternal',
    initial: () => ({ externalBody: 'consumerHotline', isAskedByCustomer: false }),
    Fields: ExternalFields,
  },
];

type Given = DisputeDetails['evidence'];

const EvidenceColumn = ({
  caseId,
  side,
  evidence,
}: {
  caseId: number;
  side: DisputeSide;
  evidence: Given;
}) => {
  const translate = useTranslate();
  const own = evidence.filter((one) => one.side === side);
  return (
    <Box>
      <strong>{translate(`cases.sides.${side}`)}</strong>
      {own.length === 0 && <p>{translate('cases.noEvidence')}</p>}
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {own.map(({ id, note, isLate, at, givenBy }) => (
          <Box component="li" key={id} sx={{ mb: 1, overflowWrap: 'anywhere' }}>
            <StaffWords
              resource="cases"
              recordId={caseId}
              part="evidence"
              partId={id}
              words={note}
            />
            <Box component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {givenBy}
              {givenBy && translate('layout.partSeparator')}
              <Instant at={at} />
              {isLate && `${translate('layout.partSeparator')}${translate('cases.late')}`}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};

const Content: KindDetails['Content'] = ({ record }) => {
  const translate = useTranslate();
  const parsed = DisputeDetails.safeParse(record.details);
  if (!parsed.success) return null;
  const details = parsed.data;
  const answerOf = (answer: string | null) =>
    translate(answer === null ? 'cases.noAnswerYet' : `cases.answers.${answer}`);
  return (
    <>
      <Section title="cases.sections.dispute">
        <Facts
          facts={[
            {
              label: 'cases.fields.originId',
              value: (
                <RecordLink resource="cases" id={details.originId} to="show">
                  {details.originNumber}
                </RecordLink>
              ),
            },
            { label: 'cases.fields.mediatorId', value: details.mediatorName },
            {
              label: 'cases.fields.customerUntil',
              value: <Instant at={details.customerUntil} />,
            },
            {
              label: 'cases.fields.merchantUntil',
              value: <Instant at={details.merchantUntil} />,
            },
            {
              label: 'cases.fields.externalBody',
              value: details.externalBody && translate(`cases.recourses.${details.externalBody}`),
            },
            { label: 'cases.fields.externalReference', value: details.externalReference },
            { label: 'cases.fields.holdUntil', value: <Instant at={details.holdUntil} /> },
          ]}
        />
      </Section>
      <Section title="cases.sections.evidence">
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          {DISPUTE_SIDES.map((side) => (
            <EvidenceColumn key={side} caseId={record.id} side={side} evidence={details.evidence} />
          ))}
        </Box>
      </Section>
      {details.proposals.length > 0 && (
        <Section title="cases.sections.proposals">
          <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
            {details.proposals.map((proposal) => (
              <Box component="li" key={proposal.id} sx={{ mb: 1, overflowWrap: 'anywhere' }}>
                {proposal.terms}
                <Box component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
                  {translate('cases.proposalAnswers', {
                    customer: answerOf(proposal.customerAnswer),
                    merchant: answerOf(proposal.merchantAnswer),
                  })}
                  {translate('layout.partSeparator')}
                  <Instant at={proposal.answerUntil} />
                </Box>
              </Box>
            ))}
          </Box>
        </Section>
      )}
      <ApprovalList approvals={details.approvals} />
      <RemedyList remedies={details.remedies} />
    </>
  );
};
export const disputeDetails: KindDetails = { kind: 'dispute', Content };
