/** The time that two promotions both run. Pure. */

export interface Window {
  startsAt: number;
  endsAt: number | null;
}

/** The time both run; null when they never do. */
export const commonWindow = (a: Window, b: Window): Window | null => {
  const startsAt = Math.max(a.startsAt, b.startsAt);
  const ends = [a.endsAt, b.endsAt].filter((end) => end !== null);
  const endsAt = ends.length === 0 ? null : Math.min(...ends);
  return endsAt !== null && endsAt <= startsAt ? null : { startsAt, endsAt };
};
