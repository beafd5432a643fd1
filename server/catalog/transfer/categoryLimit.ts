/** How many categories a file may have. */

/** A tree is held in memory while it is planned. */
export const MAX_CATEGORIES = 50_000;
