/** What writing orders imports, less the upkeep of figures: bundled in its place to see what the order itself costs. */
export const applySales = async () => undefined;
