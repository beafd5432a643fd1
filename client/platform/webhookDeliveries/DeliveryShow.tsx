import { useCanAccess, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { WebhookDelivery, WebhookDeliveryDetail } from '#contract/platform/webhooks';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { Raw } from '../shared/Raw.tsx';
import { useTypeName } from '../shared/useEventTypes.ts';
import { Attempts } from './Attempts.tsx';
import { DeliveryStatus, NextAttempt } from './DeliveryStatus.tsx';

const useDelivery = () => useRecordContext<WebhookDeliveryDetail>();

const Title = () => {
  const nameOf = useTypeName();
  const delivery = useDelivery();
  return <span>{delivery ? nameOf(delivery.type) : ''}</span>;
};

const SendAgain = ({
  delivery: { id, endpointState },
}: {
  delivery: Pick<WebhookDelivery, 'id' | 'endpointState'>;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { canAccess } = useCanAccess({ resource: 'webhookDeliveries', action: 'sendAgain' });
  if (!canAccess) return null;
  return (
    <VerbBar
      verbs={[
        {
          key: 'again',
          label: 'webhooks.verbs.again',
          confirm: () => ({
            title: 'webhookDeliveries.again.title',
            lines: [
              translate('webhookDeliveries.again.one'),
              ...(endpointState === 'paused'
                ? [translate('webhookDeliveries.again.onePaused')]
                : []),
            ],
            perform: () => api.act('webhookDeliveries', id, 'repetition'),
            success:
              endpointState === 'paused'
                ? 'webhookDeliveries.again.kept'
                : 'webhookDeliveries.again.done',
          }),
        },
      ]}
    />
  );
};

const Header = () => {
  const delivery = useDelivery();
  if (!delivery) return null;
  return (
    <>
      <DeliveryStatus delivery={delivery} />
      {delivery.status !== 'waiting' && delivery.endpointState !== 'archived' && (
        <SendAgain delivery={delivery} />
      )}
    </>
  );
};

const field = (name: string) => `resources.webhookDeliveries.fields.${name}`;

const Body = () => {
  const translate = useTranslate();
  const delivery = useDelivery();
  if (!delivery) return null;
  const { endpointId, endpointUrl, messageId, occurredAt, createdAt, attempts, message } = delivery;
  return (
    <>
      <Section>
        <Facts
          facts={[
            {
              label: field('endpointUrl'),
              value: (
                <RecordLink resource="webhookEndpoints" id={endpointId}>
                  {endpointUrl}
                </RecordLink>
              ),
            },
            { label: field('occurredAt'), value: <Instant at={occurredAt} /> },
            { label: field('createdAt'), value: <Instant at={createdAt} /> },
            { label: field('nextAttemptAt'), value: <NextAttempt delivery={delivery} /> },
            { label: field('messageId'), value: <code>{messageId}</code> },
          ]}
        />
      </Section>
      <Section title="webhookDeliveries.attempts">
        <Attempts attempts={attempts} />
      </Section>
      <Section title="webhookDeliveries.message">
        <Raw
          text={JSON.stringify(message, null, 2)}
          label={translate('webhookDeliveries.message')}
        />
      </Section>
    </>
  );
};

const DeliveryShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<HistorySection />}>
    <Body />
  </ShowPage>
);

export default DeliveryShow;
