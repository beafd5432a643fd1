/** How much of a large batch is processed in one statement. */

/**
 * Number of rows loaded and evaluated in one step, which takes a few milliseconds; other requests are answered between
 * steps.
 */
export const READ_STEP = 8000;
/** Number of variants whose prices are written one by one in one step. */
export const WRITE_STEP = 500;
/** From this number of rows on, the planner's statistics are updated. */
export const MANY_ROWS = 2000;
