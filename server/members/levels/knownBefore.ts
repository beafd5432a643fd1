/** The history of a member's level as far as it is known from before histories were kept. Pure. */
import type { NewSent } from './sent.ts';

export interface KnownMember {
  /** The level as the member has it now. */
  level: string | null;
  createdAt: number;
}
/** A change of the member's level in the activity log. */
export interface LoggedChange {
  at: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  actorName: string;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/**
 * From the creation of the member on the level with which it was created, then each change of the log at the instant at
 * which it arrived; `changes` in the order in which they happened. Of the time before, nothing is known.
 */
export const historyBefore = (
  { level, createdAt }: KnownMember,
  changes: readonly LoggedChange[],
): NewSent[] => {
  const [first] = changes;
  const row = (value: unknown, at: number, actorName: string): NewSent => ({
    level: textOf(value),
    cause: 'store',
    startsAt: at,
    versionAt: at,
    until: null,
    endedAt: null,
    isLower: false,
    actorName,
    recordedAt: at,
  });
  const created = row(first ? first.before?.level : level, createdAt, first?.actorName ?? 'system');
  return [
    ...(created.level === null ? [] : [created]),
    ...changes.map(({ after, at, actorName }) => row(after?.level, at, actorName)),
  ];
};
