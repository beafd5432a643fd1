/** The period in which two promotions both run. Pure. */

export interface Window {
  startsAt: number;
  endsAt: number | null;
}

/** The period in which both run; null when there is none. */
export const commonWindow = (a: Window, b: Window): Window | null => {
  const startsAt = Math.max(a.startsAt, b.startsAt);
  const ends = [a.endsAt, b.endsAt].filter((end) => end !== null);
  const endsAt = ends.length === 0 ? null : Math.min(...ends);
  return endsAt !== null && endsAt <= startsAt ? null : { startsAt, endsAt };
};
