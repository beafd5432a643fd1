/** How much of a large batch is done in one statement. */

/** Rows read and judged in one step: a few milliseconds, between which other requests are answered. */
export const READ_STEP = 8000;
/** Variants whose prices are written one by one in one step. */
export const WRITE_STEP = 500;
/** From so many rows on, the planner is told of them. */
export const MANY_ROWS = 2000;
