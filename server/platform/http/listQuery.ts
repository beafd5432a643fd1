/** The query parameters of a list request, as ra-data-simple-rest sends them. */
import * as z from 'zod';

export const ListQuery = z.strictObject({
  filter: z.string().max(300_000).optional(),
  range: z.string().max(100).optional(),
  sort: z.string().max(200).optional(),
  embed: z.string().max(200).optional(),
});
