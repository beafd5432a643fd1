import { Country } from '../../ui/record/country.tsx';
import { Typography } from '@mui/material';
import { Suspense } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { Facts } from '../../ui/record/Facts.tsx';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { orderReturnVerbs, type OrderSection, orderSections } from '../shared/orderSections.ts';
import { OrderLines } from './OrderLines.tsx';
import { AskVerbs } from './AskVerbs.tsx';
import { OrderInstructions, ShipVerb } from './OrderInstructions.tsx';
import { AllPayments, OrderPayments } from './OrderPayments.tsx';
import { OrderReturns } from './OrderReturns.tsx';
import { OrderShipments } from './OrderShipments.tsx';
import { OrderStatusChip } from './OrderStatusChip.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';
import { UndecidedChip } from './UndecidedChip.tsx';

const Header = () => {
  const order = useRecordContext<OrderDetail>();
  const nameOf = useAudienceName();
  if (!order) return null;
  return (
    <>
      <OrderStatusChip status={order.status} />
      <UndecidedChip order={order} />
      <strong>
        <Money amount={order.total} />
      </strong>
      <Instant at={order.placedAt} />
      <span>{nameOf('channels', order.channel)}</span>
    </>
  );
};

const Parts = ({ parts }: { parts: readonly OrderSection[] }) =>
  parts.map(({ name, Content }) => (
    <Suspense key={name} fallback={null}>
      <Content />
    </Suspense>
  ));

const Main = () => {
  const order = useRecordContext<OrderDetail>();
  if (!order) return null;
  return (
    <>
      <Parts parts={orderSections.parts} />
      <Section title="orders.sections.lines">
        <OrderLines order={order} />
      </Section>
      <Section title="orders.sections.timeline">
        <OrderTimeline statuses={order.statuses} />
      </Section>
      <Section title="orders.sections.payments" actions={<AllPayments />}>
        <OrderPayments order={order} />
      </Section>
      <Section title="orders.sections.shipments">
        <OrderShipments order={order} />
      </Section>
      <Section
        title="orders.sections.instructions"
        actions={
          <>
            <ShipVerb order={order} />
            <AskVerbs order={order} />
          </>
        }
      >
        <OrderInstructions order={order} />
      </Section>
      <Section title="orders.sections.returns" actions={<Parts parts={orderReturnVerbs.parts} />}>
        <OrderReturns returns={order.returns} lines={order.lines} />
      </Section>
    </>
  );
};

const MemberCard = ({ member }: Pick<OrderDetail, 'member'>) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  if (!member)
    return <Typography color="text.secondary">{translate('orders.noMember')}</Typography>;
  const { id, name, externalId, level, orderCount, revenue, returned, joinedAt } = member;
  return (
    <Facts
      facts={[
        {
          label: 'resources.members.fields.name',
          value: (
            <RecordLink resource="members" id={id}>
              {name ?? externalId}
            </RecordLink>
          ),
        },
        { label: 'resources.members.fields.externalId', value: externalId },
        { label: 'resources.members.fields.level', value: level && nameOf('levels', level) },
        { label: 'resources.members.fields.orderCount', value: orderCount },
        { label: 'resources.members.fields.revenue', value: <Money amount={revenue} /> },
        { label: 'resources.members.fields.returned', value: <Money amount={returned} /> },
        { label: 'resources.members.fields.joinedAt', value: <Instant at={joinedAt} /> },
      ]}
    />
  );
};

const Rail = () => {
  const order = useRecordContext<OrderDetail>();
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const nameOf = useAudienceName();
  if (!order) return null;
  const counted =
    order.countedOn === null ? translate('orders.notCounted') : formatDay(order.countedOn, locale);
  return (
    <>
      <Section title="orders.sections.member">
        <MemberCard member={order.member} />
      </Section>
      <Section title="orders.sections.facts">
        <Facts
          facts={[
            { label: 'resources.orders.fields.externalId', value: order.externalId },
            {
              label: 'resources.orders.fields.kind',
              value: translate(`orders.kinds.${order.kind}`),
            },
            { label: 'resources.orders.fields.channel', value: nameOf('channels', order.channel) },
            {
              label: 'resources.orders.fields.country',
              value: <Country country={order.country} />,
            },
            { label: 'resources.orders.fields.paidAt', value: <Instant at={order.paidAt} /> },
            { label: 'resources.orders.fields.countedOn', value: counted },
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const OrderShow = () => (
  <ShowPage header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default OrderShow;
