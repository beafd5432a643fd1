/** What writing orders imports, less the upkeep of figures: bundled in its place to see what the upkeep costs. */
export const applySales = async () => undefined;
