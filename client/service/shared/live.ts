/** How often what others do meanwhile is asked for, in milliseconds. */
export const LIVE_MS = 15_000;
/** For pages and lists that show it by themselves. */
export const LIVE = { refetchInterval: LIVE_MS };
