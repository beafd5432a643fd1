/** The history of a member's level as far as it is known from before histories were kept. Pure. */
import type { NewSent } from './sent.ts';

export interface KnownMember {
  /** The level as the member has it now. */
  level: string | null;
  createdAt: number;
  /** The store's clock of the newest version, UTC ms; null where none had one. */
  clock?: number | null;
}
/** A change of the member's level in the activity log. */
export interface LoggedChange {
  at: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  actorName: string;
}

const clockOf = (values: LoggedChange['after']): number | null =>
  typeof values?.sourceUpdatedAt === 'number' ? values.sourceUpdatedAt : null;
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/**
 * From the creation of the member on the level with which it was created, then each change of the log at the instant at
 * which it arrived; `changes` in the order in which they happened. Of the time before, nothing is known. What the log says
 * of the store's clock is kept, so that versions which arrive later are compared with it.
 */
export const historyBefore = (
  { level, createdAt, clock = null }: KnownMember,
  changes: readonly LoggedChange[],
): NewSent[] => {
  const [first] = changes;
  const row = (value: unknown, at: number, actorName: string, versionAt = at): NewSent => ({
    level: textOf(value),
    cause: 'store',
    startsAt: at,
    versionAt,
    confirmedAt: null,
    until: null,
    endedAt: null,
    isLower: false,
    actorName,
    recordedAt: at,
  });
  const created = row(first ? first.before?.level : level, createdAt, first?.actorName ?? 'system');
  const rows = [
    ...(created.level === null ? [] : [created]),
    ...changes.map(({ after, at, actorName }) =>
      row(after?.level, at, actorName, clockOf(after) ?? at),
    ),
  ];
  // The newest version is the last one that said or repeated a level; none before it is newer.
  let next = clock;
  return rows
    .toReversed()
    .map((one, fromEnd) => {
      const isLast = fromEnd === 0;
      next = isLast ? (clock ?? one.versionAt) : Math.min(one.versionAt, next ?? one.versionAt);
      return { ...one, versionAt: next };
    })
    .toReversed();
};
