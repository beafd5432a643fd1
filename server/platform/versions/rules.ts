/** Which version of terms is in force at an instant, in which order versions begin, and who may do what with one. Pure. */
import type { Approvable, ApprovalAction, ApprovalState } from '#contract/platform/approvals';
import type { VersionPhase } from '#contract/platform/versions';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';
import { message } from '#shared/fields';

interface Decided {
  state: ApprovalState;
  startsAt: number | null;
}

export interface BegunVersion {
  number: number;
  startsAt: number;
}

/** Whether a version begins after another; of those that begin at one instant the one with the higher number. */
const isAfter = (one: BegunVersion, other: BegunVersion): boolean =>
  one.startsAt > other.startsAt || (one.startsAt === other.startsAt && one.number > other.number);

/** Of approved versions the one that began last; null before the first has begun. */
export const versionAt = <V extends BegunVersion>(versions: readonly V[], at: number): V | null => {
  let found: V | null = null;
  for (const version of versions) {
    if (version.startsAt > at) continue;
    if (found === null || isAfter(version, found)) found = version;
  }
  return found;
};

/** When the approved version begins that follows this one; null where none does, or where this one is not approved. */
export const endOf = (
  { state, number, startsAt }: Decided & { number: number },
  approved: readonly BegunVersion[],
): number | null => {
  if (state !== 'approved' || startsAt === null) return null;
  return approved.find((other) => isAfter(other, { number, startsAt }))?.startsAt ?? null;
};

/** What a version is at an instant; `next` is the start of the approved version that follows it. */
export const phaseOf = (
  { state, startsAt }: Decided,
  next: number | null,
  now: number,
): VersionPhase => {
  if (state !== 'approved') return state;
  if (startsAt === null || startsAt > now) return 'planned';
  return next !== null && next <= now ? 'superseded' : 'inForce';
};

const ERRORS: ApprovalErrors = {
  state: {
    edit: 'versions.errors.notDraft',
    submit: 'versions.errors.notDraft',
    approve: 'versions.errors.notSubmitted',
    reject: 'versions.errors.notSubmitted',
    withdraw: 'versions.errors.begun',
  },
  ownWork: 'versions.errors.ownVersion',
};

/**
 * Why a person may not do this to a version, as a translation key; null when they may. An approved version can be
 * withdrawn until it begins.
 */
export const versionError = (
  action: ApprovalAction,
  version: Decided & Approvable,
  personId: string | null,
  now: number,
): string | null => {
  const isPlanned = phaseOf(version, null, now) === 'planned';
  if (action === 'withdraw' && isPlanned) return null;
  return approvalError(ERRORS, action, version, personId);
};

/**
 * Why a version cannot begin then; null when it can. Versions begin in the order of their numbers, so that each is checked
 * against the one that it follows; no two are planned for one instant.
 */
export const orderError = (
  startsAt: number,
  latest: BegunVersion | null,
  now: number,
): string | null =>
  latest && (startsAt < latest.startsAt || (startsAt === latest.startsAt && startsAt > now))
    ? message('versions.errors.plannedBefore', { number: latest.number })
    : null;

/** Why a version cannot be planned for then, or for its approval where it is null. */
export const startError = (
  plannedAt: number | null,
  latest: BegunVersion | null,
  now: number,
): string | null =>
  plannedAt !== null && plannedAt <= now
    ? 'versions.errors.plannedPast'
    : orderError(plannedAt ?? now, latest, now);

/** Why a version cannot be withdrawn: another is planned that was checked against it. */
export const withdrawError = (version: BegunVersion, latest: BegunVersion | null): string | null =>
  latest && isAfter(latest, version)
    ? message('versions.errors.withdrawLater', { number: latest.number })
    : null;
