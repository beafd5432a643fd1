/** What the dialogs and the page of complaints show. */
import { useTranslate } from 'react-admin';
import {
  AFFECTED,
  COMPLAINT_DECISIONS,
  ComplaintDetails,
  RECOURSES,
  REMEDIES_SOUGHT,
} from '#contract/service/complaints';
import { Facts } from '../../../../ui/record/Facts.tsx';
import { Instant } from '../../../../ui/record/instant.tsx';
import { useLocalize } from '../../../../ui/record/localized.tsx';
import { Section } from '../../../../ui/record/Section.tsx';
import { ApprovalList } from '../../proposalApprovals/ApprovalList.tsx';
import { useAgents } from '../../useAgents.ts';
import type { CaseFieldsProps, CaseForm, KindDetails } from '../formTypes.ts';
import { missingIn, requires, unreadIn } from '../missing.ts';
import { CauseField } from './CauseField.tsx';
import { AmountField, ChoiceField, useCoded, YesNoField } from './fields.tsx';
import { FIRST_REMEDY, missingRemedies, RemediesField } from './RemediesField.tsx';
import { missingRemedy, RemedyField, toRemedyInput } from './RemedyField.tsx';
import { RemedyList } from './RemedyList.tsx';

const OpenFields = (props: CaseFieldsProps) => (
  <>
    <ChoiceField
      {...props}
      name="remedySought"
      choices={useCoded(REMEDIES_SOUGHT, 'cases.remedyKinds')}
    />
    <ChoiceField {...props} name="accusedId" choices={useAgents()} isOptional />
  </>
);

const AssessFields = (props: CaseFieldsProps) => (
  <>
    <YesNoField {...props} name="isSafety" />
    <YesNoField {...props} name="isLegal" />
    <YesNoField {...props} name="isRecurring" />
    <ChoiceField {...props} name="affected" choices={useCoded(AFFECTED, 'cases.affected')} />
    <AmountField {...props} name="amount" />
  </>
);

const ProposeFields = (props: CaseFieldsProps) => (
  <>
    <ChoiceField
      {...props}
      name="decision"
      choices={useCoded(COMPLAINT_DECISIONS, 'cases.decisions')}
    />
    <RemediesField {...props} />
  </>
);

const DismissFields = (props: CaseFieldsProps) => (
  <ChoiceField {...props} name="recourse" choices={useCoded(RECOURSES, 'cases.recourses')} />
);

export const complaintForms: readonly CaseForm[] = [
  {
    kind: 'complaint',
    action: 'open',
    initial: () => ({ remedySought: 'refund' }),
    missing: requires('remedySought'),
    Fields: OpenFields,
  },
  {
    kind: 'complaint',
    action: 'assess',
    initial: () => ({
      isSafety: false,
      isLegal: false,
      isRecurring: false,
      affected: 'one',
      amount: 0,
    }),
    missing: (input) => ({
      ...missingIn(input, ['affected', 'amount']),
      ...unreadIn(input, ['amount']),
    }),
    Fields: AssessFields,
  },
  {
    kind: 'complaint',
    action: 'propose',
    initial: () => ({ decision: 'upheld', remedies: [FIRST_REMEDY] }),
    missing: (input) => ({ ...missingIn(input, ['decision']), ...missingRemedies(input) }),
    Fields: ProposeFields,
  },
  {
    kind: 'complaint',
    action: 'fulfilRemedy',
    missing: missingRemedy,
    toInput: toRemedyInput,
    Fields: RemedyField,
  },
  {
    kind: 'complaint',
    action: 'dismiss',
    initial: () => ({ recourse: 'consumerHotline' }),
    Fields: DismissFields,
  },
  {
    kind: 'complaint',
    action: 'nameCause',
    missing: requires('rootCauseId'),
    Fields: CauseField,
  },
  { kind: 'complaint', action: 'close', Fields: CauseField },
];

const Content: KindDetails['Content'] = ({ record }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const details = ComplaintDetails.safeParse(record.details);
  if (!details.success) return null;
  const { remedySought, accusedName, severity, isSafety, acknowledgedAt, decision, rootCause } =
    details.data;
  return (
    <>
      <Section title="cases.sections.complaint">
        <Facts
          facts={[
            {
              label: 'cases.fields.remedySought',
              value: translate(`cases.remedyKinds.${remedySought}`),
            },
            { label: 'cases.fields.accusedId', value: accusedName },
            { label: 'cases.fields.acknowledgedAt', value: <Instant at={acknowledgedAt} /> },
            {
              label: 'cases.fields.severity',
              value: severity && translate(`tickets.severities.${severity}`),
            },
            { label: 'cases.fields.isSafety', value: isSafety && translate('ra.boolean.true') },
            {
              label: 'cases.fields.decision',
              value: decision && translate(`cases.decisions.${decision}`),
            },
            { label: 'cases.fields.rootCauseId', value: rootCause && toText(rootCause.names) },
          ]}
        />
      </Section>
      <ApprovalList approvals={details.data.approvals} />
      <RemedyList remedies={details.data.remedies} />
    </>
  );
};
export const complaintDetails: KindDetails = { kind: 'complaint', Content };
