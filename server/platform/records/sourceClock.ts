/** Orders the versions of a record by the instants that the store's systems sent with them. Pure. */

/** How far the clock of another system may be ahead of ours, in milliseconds. */
const AHEAD_MS = 300_000;
/** Whether an instant cannot have happened yet, whatever the clock of the system that sent it. */
export const isAhead = (at: number, now: number): boolean => at > now + AHEAD_MS;
/** Whether something is said to have happened before it was asked for, by more than clocks differ. */
export const isBefore = (at: number, askedAt: number): boolean => at < askedAt - AHEAD_MS;

/** Whether sent data is older than stored data. Data without an instant never is. */
export const isOutdated = (arriving: number | null | undefined, known: number | null): boolean =>
  arriving !== null && arriving !== undefined && known !== null && arriving < known;

/** The instant to store: the newest known one. Data without an instant counts as newer than all that is known. */
export const newestClock = (
  arriving: number | null | undefined,
  known: number | null | undefined,
): number | null => {
  if (arriving === null || arriving === undefined) return known ?? null;
  return known === null || known === undefined ? arriving : Math.max(arriving, known);
};
