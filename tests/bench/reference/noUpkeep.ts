/** What writing orders imports, less the upkeep of figures: bundled in its place to see what the upkeep costs. */
export { memberIdsFor } from '#server/members/actions';

export const applySales = async () => undefined;
export const refreshMembers = async () => undefined;
