/** The largest number of categories in a file. */

/** The whole tree is held in memory while it is planned. */
export const MAX_CATEGORIES = 50_000;
