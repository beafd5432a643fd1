import * as z from 'zod';

/** How often a page says that somebody is viewing it, and for how long that holds, in milliseconds. */
export const HEARTBEAT_MS = 10_000;
export const PRESENT_MS = 30_000;

export const PRESENCE_STATES = ['viewing', 'writing'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

export const PresenceInput = z.strictObject({ state: z.enum(PRESENCE_STATES) });
export type PresenceInput = z.infer<typeof PresenceInput>;

/** Somebody else who is viewing the ticket. */
export const Present = z.object({
  staffId: z.string(),
  name: z.string(),
  state: z.enum(PRESENCE_STATES),
});
export type Present = z.infer<typeof Present>;
