/** Whether and when a message is sent: quiet hours, consent, and what a failure means. Pure. */
import type {
  MailFailure,
  MessageChannel,
  MessageKind,
  NotSentReason,
} from '#contract/platform/messages';
import { addDays, dayOf, instantOf } from '#shared/days';

/** Wall-clock times `HH:MM`; both null for none. */
export interface QuietHours {
  quietFrom: string | null;
  quietUntil: string | null;
}

/**
 * When the quiet hours end in which an instant lies; null where it lies in none. They begin and end at instants of the
 * store's time zone, so where clocks change they are an hour shorter or longer.
 */
export const quietUntil = (
  at: number,
  { quietFrom, quietUntil: until }: QuietHours,
  timeZone: string,
): number | null => {
  if (quietFrom === null || until === null) return null;
  const today = dayOf(at, timeZone);
  for (const day of [addDays(today, -1), today]) {
    const from = instantOf(day, quietFrom, timeZone);
    const end = instantOf(until > quietFrom ? day : addDays(day, 1), until, timeZone);
    if (from <= at && at < end) return end;
  }
  return null;
};

export interface SendingTime {
  nextAttemptAt: number;
  heldUntil: number | null;
}

/** When a message that is due at an instant may be sent. */
export const sendingTime = (
  { purpose }: Pick<MessageKind, 'purpose'>,
  at: number,
  quiet: QuietHours,
  timeZone: string,
): SendingTime => {
  const heldUntil = purpose === 'marketing' ? quietUntil(at, quiet, timeZone) : null;
  return { nextAttemptAt: heldUntil ?? at, heldUntil };
};

export interface SendingFacts {
  kind: Pick<MessageKind, 'purpose'> | undefined;
  isOn: boolean;
  channel: MessageChannel;
  /** Asked for by a member of staff, to whom it goes. */
  isTest: boolean;
  /** Whether what it tells is so long ago that it is not sent any more. */
  isLate: boolean;
  email: string | null;
  /** Null where the member was never asked, or there is no member. */
  marketingConsent: boolean | null;
  /** Whether a link in the message can be opened by whoever gets it. */
  reachesSite: boolean;
}

/** Why a message is not sent; null where it is. */
export const notSentReason = (facts: SendingFacts): NotSentReason | null => {
  const { kind, isOn, channel, isTest, isLate, email, marketingConsent, reachesSite } = facts;
  if (!kind || (!isOn && !isTest)) return 'kindOff';
  if (isLate) return 'tooLate';
  if (kind.purpose === 'marketing' && !isTest) {
    if (marketingConsent === false) return 'unsubscribed';
    if (marketingConsent !== true) return 'noConsent';
  }
  if (channel === 'webhook') return null;
  if (email === null) return 'noAddress';
  if (kind.purpose === 'marketing' && !isTest && !reachesSite) return 'noPublicAddress';
  return null;
};

/** Whether another attempt would get the same answer. */
export const isFinal = (failure: MailFailure | null): boolean => failure === 'refused';
