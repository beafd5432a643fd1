/** Which clocks the figures of service name tickets by. */

/** How a clock came out, as the list of tickets is asked for it; the value is what was waited for. */
export const CLOCK_FILTERS = ['metClock', 'missedClock', 'decidedClock'] as const;
export type ClockFilter = (typeof CLOCK_FILTERS)[number];
