import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { ReturnDetail } from '#contract/orders/returns';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { MemberLink } from '../shared/MemberLink.tsx';
import { ReturnedOrder } from './ReturnedOrder.tsx';
import { ReturnLines } from './ReturnLines.tsx';
import { ReturnVerbs } from './ReturnVerbs.tsx';
import { ReasonName } from '../shared/reasons.tsx';
import { ReviewChip } from '../shared/ReviewChip.tsx';

const Header = () => {
  const record = useRecordContext<ReturnDetail>();
  if (!record) return null;
  return (
    <>
      <ReviewChip review={record.review} />
      <strong>
        <Money amount={record.amount} />
      </strong>
      <Instant at={record.returnedAt} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ReturnVerbs record={record} />
      </Box>
    </>
  );
};

const Main = () => {
  const translate = useTranslate();
  const record = useRecordContext<ReturnDetail>();
  if (!record) return null;
  return (
    <>
      {record.review === 'waiting' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate(
            record.lines.some(({ lineIssue }) => lineIssue !== null)
              ? 'returns.waitingForLine'
              : 'returns.waiting',
          )}
        </Alert>
      )}
      <Section title="returns.sections.lines">
        <ReturnLines record={record} />
      </Section>
    </>
  );
};

const amountFacts = ({ order, shipping, amount }: ReturnDetail) => [
  { label: 'resources.returns.fields.amount', value: <Money amount={amount} /> },
  { label: 'resources.returns.fields.shipping', value: <Money amount={shipping} /> },
  ...(order
    ? [
        { label: 'returns.order.goods', value: <Money amount={order.revenue} /> },
        { label: 'returns.order.shipping', value: <Money amount={order.shipping} /> },
        { label: 'returns.order.returned', value: <Money amount={order.returned} /> },
      ]
    : []),
];

const ReturnFacts = ({ record }: { record: ReturnDetail }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const nameOf = useAudienceName();
  const counted =
    record.countedOn === null
      ? translate('returns.notCounted')
      : formatDay(record.countedOn, locale);
  const facts = [
    { label: 'resources.returns.fields.orderId', value: <ReturnedOrder {...record} /> },
    { label: 'resources.returns.fields.memberId', value: <MemberLink row={record} /> },
    { label: 'resources.returns.fields.channel', value: nameOf('channels', record.channel) },
    {
      label: 'resources.returns.fields.reasonCode',
      value: record.reasonCode !== null && <ReasonName code={record.reasonCode} />,
    },
    { label: 'resources.returns.fields.reason', value: record.reason },
    { label: 'resources.returns.fields.countedOn', value: counted },
    ...amountFacts(record),
  ];
  return <Facts facts={facts} />;
};

const Rail = () => {
  const record = useRecordContext<ReturnDetail>();
  if (!record) return null;
  return (
    <>
      <Section title="orders.sections.facts">
        <ReturnFacts record={record} />
      </Section>
      <HistorySection />
    </>
  );
};

const ReturnShow = () => (
  <ShowPage header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default ReturnShow;
