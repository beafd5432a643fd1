/** On the page of a return or a refund without goods: what the policy says, what was found, and the money. */
import { Alert, Box } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { ReturnDetails } from '#contract/service/returnCases';
import type { CaseDetail } from '#contract/service/cases';
import { ReasonName } from '../../../orders/shared/reasons.tsx';
import { formatDay } from '../../../ui/record/dayText.ts';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { LastInstant } from '../../../ui/record/LastInstant.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { KindDetails } from '../cases/formTypes.ts';
import { StaffWords, useHasWords } from '../wordRedactions/StaffWords.tsx';
import { InspectedLines, nameIn } from './InspectedLines.tsx';
import { Parcels } from './Parcels.tsx';

const label = (field: string) => `returnCases.fields.${field}`;
const LIST = { m: 0, pl: 2.5 } as const;

const money = (field: string, amount: number | null): Fact[] =>
  amount === null ? [] : [{ label: label(field), value: <Money amount={amount} /> }];

const Found = ({ record, data }: { record: CaseDetail; data: ReturnDetails }) => {
  const translate = useTranslate();
  if (data.inspected.length === 0) return null;
  return (
    <Section title={label('inspected')}>
      <Box component="ul" sx={LIST}>
        <InspectedLines record={record} inspected={data.inspected} />
        {data.accepted.map(({ lineNumber, units }) => (
          <li key={`accepted ${lineNumber}`}>
            {translate('settlements.accepted', { line: nameIn(record, lineNumber), count: units })}
          </li>
        ))}
        {data.restocks.map(({ id, state }) => (
          <li key={id}>
            <RecordLink resource="instructions" id={id} to="show">
              {translate('returnCases.restock')}
            </RecordLink>
            {translate('layout.partSeparator')}
            {translate(`instructions.states.${state}`)}
          </li>
        ))}
      </Box>
    </Section>
  );
};

/** What is kept of the goods, as it was settled. */
const Deductions = ({
  caseId,
  deductions,
}: Pick<ReturnDetails, 'deductions'> & { caseId: number }) => {
  const translate = useTranslate();
  const rate = useRate();
  if (deductions.length === 0) return null;
  return (
    <Section title="wordRedactions.deductions">
      <Box component="ul" sx={LIST}>
        {deductions.map(({ kind, amount, bps, reason }, index) => (
          <li key={index}>
            {translate(`refunds.deductions.${kind}`)}{' '}
            {bps > 0 ? rate(bps) : <Money amount={amount} />}
            {translate('layout.partSeparator')}
            <StaffWords
              resource="cases"
              recordId={caseId}
              part="deduction"
              partId={index + 1}
              words={reason}
            />
          </li>
        ))}
      </Box>
    </Section>
  );
};

const Refunds = ({ refunds }: Pick<ReturnDetails, 'refunds'>) => {
  const translate = useTranslate();
  if (refunds.length === 0) return null;
  return (
    <Section title="returnCases.refunds">
      <Box component="ul" sx={LIST}>
        {refunds.map(({ id, state, total }) => (
          <li key={id}>
            <RecordLink resource="refunds" id={id} to="show">
              {translate('returnCases.refundLine', { id })}
            </RecordLink>
            {translate('layout.partSeparator')}
            {translate(`refunds.states.${state}`)} <Money amount={total} />
          </li>
        ))}
      </Box>
    </Section>
  );
};

const policyFacts = (
  { purpose, answer, lastDay, freightPayer }: ReturnDetails,
  say: (key: string) => string,
  locale: string,
): Fact[] =>
  purpose === null
    ? []
    : [
        { label: label('purpose'), value: say(`purposes.${purpose}`) },
        { label: label('policy'), value: answer && say(`answers.${answer}`) },
        { label: label('lastDay'), value: lastDay && formatDay(lastDay, locale) },
        {
          label: label('freightPayer'),
          value: freightPayer && say(`freightPayers.${freightPayer}`),
        },
      ];

const ReturnContent = ({ record, data }: { record: CaseDetail; data: ReturnDetails }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const evidence = {
    resource: 'cases',
    recordId: record.id,
    part: 'priceEvidence',
    words: data.evidence,
  } as const;
  const hasEvidence = useHasWords(evidence);
  const say = (key: string) => translate(`returnCases.${key}`);
  return (
    <>
      {data.metUnits.length > 0 && (
        <Alert severity="info">
          {translate('returnCases.metUnits', {
            text: data.metUnits
              .map(({ lineNumber: line, units: count }) =>
                translate('returnCases.metLine', { line, count }),
              )
              .join(translate('layout.partSeparator')),
          })}
        </Alert>
      )}
      <Section title="returnCases.section">
        <Facts
          facts={[
            { label: label('reason'), value: <ReasonName code={record.reasonCode} /> },
            ...policyFacts(data, say, locale),
            ...(data.amount > 0 ? money('amount', data.amount) : []),
            ...data.prices.map(({ lineNumber, unitPrice }) => ({
              label: translate('returnCases.unitPriceOf', { name: nameIn(record, lineNumber) }),
              value: <Money amount={unitPrice} />,
            })),
            ...(hasEvidence
              ? [{ label: label('evidence'), value: <StaffWords {...evidence} /> }]
              : []),
            ...(data.evidenceOn === null
              ? []
              : [{ label: label('evidenceOn'), value: formatDay(data.evidenceOn, locale) }]),
            ...money('quoted', data.quoted),
            ...(data.quotedUntil === null
              ? []
              : [{ label: label('quotedUntil'), value: <LastInstant at={data.quotedUntil} /> }]),
            ...(data.worth === null
              ? []
              : [{ label: 'settlements.worth', value: <Money amount={data.worth} /> }]),
            ...money('offered', data.offered),
            ...money('settled', data.settled),
            ...(data.instructions === null
              ? []
              : [{ label: label('instructions'), value: data.instructions }]),
          ]}
        />
      </Section>
      <Found record={record} data={data} />
      <Deductions caseId={record.id} deductions={data.deductions} />
      <Parcels parcels={data.parcels} />
      <Refunds refunds={data.refunds} />
    </>
  );
};

const Content: KindDetails['Content'] = ({ record }) => {
  const details = ReturnDetails.safeParse(record.details);
  return details.success ? <ReturnContent record={record} data={details.data} /> : null;
};

export const returnDetails: readonly KindDetails[] = [
  { kind: 'return', Content },
  { kind: 'refundOnly', Content },
  { kind: 'priceProtection', Content },
];
