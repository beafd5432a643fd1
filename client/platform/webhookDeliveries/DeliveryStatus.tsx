import { useTranslate } from 'react-admin';
import type { DeliveryStatus as Status, WebhookDelivery } from '#contract/platform/webhooks';
import { Instant } from '../../ui/record/instant.tsx';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<Status, Tone> = {
  waiting: 'information',
  delivered: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

export const DeliveryStatus = ({ delivery }: { delivery: Pick<WebhookDelivery, 'status'> }) => (
  <StatusChip
    tone={TONES[delivery.status]}
    label={`webhookDeliveries.statuses.${delivery.status}`}
  />
);

type Facts = Pick<WebhookDelivery, 'sending' | 'nextAttemptAt' | 'endpointState'>;

/**
 * When it is sent next: the instant of a message that is being sent is only for another server, and a paused address gets
 * nothing before it is resumed.
 */
export const NextAttempt = ({
  delivery: { sending, nextAttemptAt, endpointState },
}: {
  delivery: Facts;
}) => {
  const translate = useTranslate();
  if (!sending && nextAttemptAt !== null && endpointState === 'paused')
    return <>{translate('webhookDeliveries.whenResumed')}</>;
  return sending ? <>{translate('webhookDeliveries.sending')}</> : <Instant at={nextAttemptAt} />;
};

/** The status of the last answer, in words where there was none. */
export const LastAnswer = ({
  delivery: { lastAttemptAt, lastAnswer },
}: {
  delivery: Pick<WebhookDelivery, 'lastAttemptAt' | 'lastAnswer'>;
}) => {
  const translate = useTranslate();
  if (lastAttemptAt === null) return <>–</>;
  return <>{lastAnswer ?? translate('webhookDeliveries.noAnswer')}</>;
};
