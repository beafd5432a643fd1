import { useTranslate } from 'react-admin';
import type { MessageStatus as Status, PersonMessage } from '#contract/platform/messages';
import { Instant, useInstant } from '../../ui/record/instant.tsx';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<Status, Tone> = {
  waiting: 'information',
  stopped: 'attention',
  held: 'information',
  handedOver: 'good',
  passedOn: 'good',
  failed: 'bad',
  notSent: 'neutral',
};

type Facts = Pick<PersonMessage, 'status' | 'reason' | 'heldUntil'>;

/** What became of it, with the reason where it is not sent, and the end of quiet hours where they keep it. */
export const MessageStatus = ({ message }: { message: Facts }) => {
  const translate = useTranslate();
  const instant = useInstant();
  const { status, reason, heldUntil } = message;
  const label =
    status === 'held'
      ? translate('messages.heldUntil', { at: instant(heldUntil) })
      : status === 'notSent' && reason !== null
        ? translate(`messages.reasons.${reason}`)
        : `messages.statuses.${status}`;
  return <StatusChip tone={TONES[status]} label={label} />;
};

type Next = Pick<PersonMessage, 'sending' | 'nextAttemptAt'>;

/** When it is sent next: the instant of a message that is being sent is only for another server. */
export const NextAttempt = ({ message: { sending, nextAttemptAt } }: { message: Next }) => {
  const translate = useTranslate();
  return sending ? <>{translate('messages.sending')}</> : <Instant at={nextAttemptAt} />;
};
