/** Upper limits of what a rule gives. Pure. */
import { type EarnCaps, MAX_POINTS } from '#contract/members/earnRules';

/** What the rule has given already: to the member on the day, in the month and in all, and to all members together. */
export interface Given {
  day: number;
  month: number;
  member: number;
  all: number;
}

export type CapName = keyof EarnCaps;

/** Whether the rule has a limit for which it must be known what was given. */
export const needsGiven = ({ perDay, perMonth, perMember, budget }: EarnCaps): boolean =>
  perDay !== null || perMonth !== null || perMember !== null || budget !== null;

export interface Grant {
  /** What the rule would give without its limits. */
  desired: number;
  granted: number;
  /** The limits because of which it gives less. */
  limits: CapName[];
}

/** Limits truncate. `own`: what the same event was given before, which a correction does not use up again. */
export const grant = (wanted: number, caps: EarnCaps, given: Given, own = 0): Grant => {
  const desired = Math.min(wanted, MAX_POINTS);
  const rooms: [CapName, number | null, number][] = [
    ['perEvent', caps.perEvent, 0],
    ['perDay', caps.perDay, given.day - own],
    ['perMonth', caps.perMonth, given.month - own],
    ['perMember', caps.perMember, given.member - own],
    ['budget', caps.budget, given.all - own],
  ];
  let granted = desired;
  const limits: CapName[] = [];
  for (const [name, cap, used] of rooms) {
    if (cap === null) continue;
    const room = Math.max(0, cap - used);
    if (room < desired) limits.push(name);
    granted = Math.min(granted, room);
  }
  return { desired, granted, limits };
};
