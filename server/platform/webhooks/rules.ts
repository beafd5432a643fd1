/** When a message is tried again, when an endpoint is paused, and which secrets sign. Pure. */

import { HOUR_MS, MINUTE_MS } from '#shared/days';

const SECOND_MS = 1000;

/** How long after each attempt the next one follows: eleven attempts in three days. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  16 * HOUR_MS,
  24 * HOUR_MS,
];
/** The share by which a wait may be shorter, so that messages that failed together are not all sent together again. */
const JITTER = 0.1;

/** When to try again after the attempt with this number, counted from 1; null where it was the last. `random`: 0 to 1. */
export const retryAt = (attempt: number, now: number, random: number): number | null => {
  const wait = RETRY_AFTER_MS[attempt - 1];
  return wait === undefined ? null : now + Math.round(wait * (1 - JITTER * random));
};

/** Nothing accepted for so long pauses the endpoint. */
export const FAILING_MS = 72 * HOUR_MS;

/** Whether an endpoint is paused after a failure: for three days, or for all attempts of a message, nothing was accepted. */
export const isGivenUp = ({
  failingSince,
  firstAttemptAt,
  isLastAttempt,
  now,
}: {
  failingSince: number;
  firstAttemptAt: number;
  isLastAttempt: boolean;
  now: number;
}): boolean =>
  now - failingSince >= FAILING_MS || (isLastAttempt && failingSince <= firstAttemptAt);

/** For how long a renewed secret signs beside the new one. */
export const BOTH_SIGN_MS = 24 * HOUR_MS;

/** The secrets that sign at an instant, the newest first. */
export const signingSecrets = (
  {
    secret,
    previousSecret,
    previousSecretUntil,
  }: { secret: string; previousSecret: string | null; previousSecretUntil: number | null },
  now: number,
): string[] =>
  previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now
    ? [secret, previousSecret]
    : [secret];
