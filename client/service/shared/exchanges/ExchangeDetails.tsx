/** On the page of an exchange: what replaces which goods, the difference, and what became of the replacement. */
import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ExchangeDetails } from '#contract/service/exchanges';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Instant, useInstant } from '../../../ui/record/instant.tsx';
import { LastInstant } from '../../../ui/record/LastInstant.tsx';
import { Money, useMoney } from '../../../ui/record/money.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { KindDetails } from '../cases/formTypes.ts';
import { InspectedLines } from '../returns/InspectedLines.tsx';

const LIST = { m: 0, mb: 1, pl: 2.5 } as const;
const label = (field: string) => `exchanges.fields.${field}`;

const Lines = ({ lines }: Pick<ExchangeDetails, 'lines'>) => {
  const translate = useTranslate();
  const money = useMoney();
  return (
    <Box component="ul" sx={LIST}>
      {lines.map(({ id, lineNumber, sku, isSame, quantity, refundable, price }) => (
        <li key={id}>
          {translate(isSame ? 'exchanges.lineSame' : 'exchanges.lineOther', { lineNumber, sku })}
          {quantity !== null &&
            translate('exchanges.lineWorth', {
              quantity,
              refundable: money(refundable ?? 0),
              price: money(price ?? 0),
            })}
        </li>
      ))}
    </Box>
  );
};

/** Above zero the customer pays it, below zero it goes back. */
const Difference = ({ difference }: Pick<ExchangeDetails, 'difference'>) => {
  const translate = useTranslate();
  if (difference === null) return null;
  if (difference === 0) return translate('exchanges.noDifference');
  return (
    <>
      {translate(difference > 0 ? 'exchanges.customerPays' : 'exchanges.weRefund')}{' '}
      <Money amount={Math.abs(difference)} />
    </>
  );
};

/** How far each refund has come: one above a limit waits for somebody else. */
const Refunds = ({ refunds }: Pick<ExchangeDetails, 'refunds'>) => {
  const translate = useTranslate();
  if (refunds.length === 0) return null;
  return (
    <Box component="ul" aria-label={translate('returnCases.refunds')} sx={{ ...LIST, mt: 1 }}>
      {refunds.map(({ id, purpose, state, total }) => (
        <li key={id}>
          <RecordLink resource="refunds" id={id} to="show">
            {translate(`exchanges.refunds.${purpose}`)}
          </RecordLink>
          {translate('layout.partSeparator')}
          {translate(`refunds.states.${state}`)} <Money amount={total} />
        </li>
      ))}
    </Box>
  );
};

const PAYING_BACK = ['refunding', 'refundFailed'];

const Content: KindDetails['Content'] = ({ record }) => {
  const translate = useTranslate();
  const money = useMoney();
  const toText = useInstant();
  const details = ExchangeDetails.safeParse(record.details);
  if (!details.success) return null;
  const { data } = details;
  const { stage } = record;
  const isSentAnyway = data.sentAnywayAt !== null && data.sentAnyway === null;
  const isRefundMissing =
    data.difference !== null &&
    data.difference < 0 &&
    data.shippedAt !== null &&
    data.settledAt !== null &&
    data.refundId === null;
  return (
    <Section title="exchanges.section">
      {isRefundMissing && <Alert severity="warning">{translate('exchanges.refundMissing')}</Alert>}
      {PAYING_BACK.includes(stage) && data.paid > 0 && (
        <Alert severity="info">{translate('exchanges.paidGoesBack')}</Alert>
      )}
      {data.extra > 0 && !isSentAnyway && (
        <Alert severity="warning">
          {translate('exchanges.extra', { amount: money(data.extra) })}
        </Alert>
      )}
      {isSentAnyway && (
        <Alert severity="warning">
          {translate('exchanges.sentAnyway', { at: toText(data.sentAnywayAt) })}
        </Alert>
      )}
      <Lines lines={data.lines} />
      {data.inspected.length > 0 && (
        <Box component="ul" aria-label={translate('returnCases.fields.inspected')} sx={LIST}>
          <InspectedLines record={record} inspected={data.inspected} />
        </Box>
      )}
      <Facts
        facts={[
          { label: label('difference'), value: <Difference difference={data.difference} /> },
          { label: label('paid'), value: data.paid > 0 && <Money amount={data.paid} /> },
          { label: label('owed'), value: data.owed > 0 && <Money amount={data.owed} /> },
          {
            label: label('payUntil'),
            value: data.payUntil !== null && <LastInstant at={data.payUntil} />,
          },
          { label: label('agreedAt'), value: <Instant at={data.agreedAt} /> },
          { label: label('waivedAt'), value: <Instant at={data.waivedAt} /> },
          {
            label: label('partAmount'),
            value:
              data.partAmount !== null &&
              (data.partAmount > 0 ? (
                <Money amount={data.partAmount} />
              ) : (
                translate('exchanges.restGoesBack')
              )),
          },
          { label: label('partAcceptedAt'), value: <Instant at={data.partAcceptedAt} /> },
          { label: label('heldUntil'), value: <Instant at={data.heldUntil} /> },
          { label: label('isAdvance'), value: data.isAdvance && translate('ra.boolean.true') },
          { label: label('shippedAt'), value: <Instant at={data.shippedAt} /> },
          {
            label: label('sentAnyway'),
            value:
              data.sentAnyway !== null && translate(`exchanges.sentOutcomes.${data.sentAnyway}`),
          },
          {
            label: label('instructionId'),
            value:
              data.instructionId !== null &&
              translate('exchanges.instruction', { id: data.instructionId }),
          },
          {
            label: label('parcels'),
            value:
              data.parcels.length > 0 &&
              data.parcels
                .map(({ direction, carrier, trackingNumber }) =>
                  translate(`exchanges.parcel.${direction}`, { carrier, trackingNumber }),
                )
                .join(translate('layout.partSeparator')),
          },
        ]}
      />
      <Refunds refunds={data.refunds} />
    </Section>
  );
};
export const exchangeDetails: KindDetails = { kind: 'exchange', Content };
