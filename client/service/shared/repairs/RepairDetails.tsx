/** On the page of a repair: the goods, their warranty, what was found, and the quote. */
import { Alert, Box } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { RepairDetails } from '#contract/service/repairs';
import { daysInRepair } from '#rules/service/repairs';
import { formatDay } from '../../../ui/record/dayText.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Instant } from '../../../ui/record/instant.tsx';
import { LastInstant } from '../../../ui/record/LastInstant.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { Section } from '../../../ui/record/Section.tsx';
import type { KindDetails } from '../cases/formTypes.ts';
import { Parcels } from '../returns/Parcels.tsx';
import { StaffWords } from '../wordRedactions/StaffWords.tsx';

const label = (field: string) => `repairs.fields.${field}`;

const Quote = ({ quote }: { quote: NonNullable<RepairDetails['quote']> }) => {
  const translate = useTranslate();
  return (
    <Section title="repairs.quote">
      <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {quote.lines.map(({ kind, name, quantity, unitPrice, amount }, index) => (
          <li key={index}>
            {translate('repairs.quotedLine', {
              kind: translate(`repairs.lineKinds.${kind}`),
              name,
              quantity,
            })}{' '}
            <Money amount={unitPrice} />
            {translate('layout.partSeparator')}
            <Money amount={amount} />
          </li>
        ))}
      </Box>
      <Facts
        facts={[
          { label: label('total'), value: <Money amount={quote.total} /> },
          { label: label('validUntil'), value: <LastInstant at={quote.validUntil} /> },
        ]}
      />
    </Section>
  );
};

const Earlier = ({ earlier }: Pick<RepairDetails, 'earlier'>) => {
  const translate = useTranslate();
  if (earlier.length === 0) return null;
  return (
    <Section title="repairs.earlier">
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {earlier.map(({ caseId, number, fault, closedAt }) => (
          <li key={caseId}>
            <RecordLink resource="cases" id={caseId} to="show">
              {number}
            </RecordLink>
            {translate('layout.partSeparator')}
            {fault !== null && translate(`repairs.faults.${fault}`)}
            {translate('layout.partSeparator')}
            <Instant at={closedAt} />
          </li>
        ))}
      </Box>
    </Section>
  );
};

/** Until now, where the goods are still here. */
const daysOf = ({ receivedAt, sentBackAt }: RepairDetails, timeZone: string): number | null =>
  receivedAt === null ? null : daysInRepair(receivedAt, { sentBackAt, now: Date.now(), timeZone });

const Content: KindDetails['Content'] = ({ record }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const { timeZone } = useStoreSettings();
  const details = RepairDetails.safeParse(record.details);
  if (!details.success) return null;
  const { data } = details;
  const word = (words: string, code: string | null) =>
    code === null ? null : translate(`repairs.${words}.${code}`);
  const staffWords = (part: 'accessories' | 'finding', words: string | null) => (
    <StaffWords resource="cases" recordId={record.id} part={part} words={words} />
  );
  return (
    <>
      {data.mustOffer && <Alert severity="warning">{translate('repairs.mustOffer')}</Alert>}
      <Section title="repairs.section">
        <Facts
          facts={[
            { label: label('serialNumber'), value: data.serialNumber },
            { label: label('soldAt'), value: <Instant at={data.soldAt} /> },
            {
              label: label('warrantyUntil'),
              value: data.warrantyUntil && formatDay(data.warrantyUntil, locale),
            },
            { label: label('verdict'), value: word('verdicts', data.verdict) },
            { label: label('freightPayer'), value: word('freightPayers', data.freightPayer) },
            { label: label('diagnosisFee'), value: <Money amount={data.diagnosisFee} /> },
            { label: label('accessories'), value: staffWords('accessories', data.accessories) },
            { label: label('fault'), value: word('faults', data.fault) },
            { label: label('finding'), value: staffWords('finding', data.finding) },
            { label: label('receivedAt'), value: <Instant at={data.receivedAt} /> },
            { label: label('sentBackAt'), value: <Instant at={data.sentBackAt} /> },
            { label: label('days'), value: daysOf(data, timeZone) },
            { label: label('convertedTo'), value: word('conversions', data.convertedTo) },
            {
              label: label('child'),
              value: data.child !== null && (
                <RecordLink resource="cases" id={data.child.caseId} to="show">
                  {data.child.number}
                </RecordLink>
              ),
            },
          ]}
        />
      </Section>
      {data.quote && <Quote quote={data.quote} />}
      <Parcels parcels={data.parcels} />
      <Earlier earlier={data.earlier} />
    </>
  );
};
export const repairDetails: KindDetails = { kind: 'repair', Content };
