/** How often what others do meanwhile is asked for, in milliseconds. */
export const LIVE_MS = 15_000;
