import * as z from 'zod';
import {
  code,
  id,
  instant,
  localized,
  orDefault,
  reference,
  requiredLocalized,
  whole,
} from '#shared/fields';

const fields = {
  code: code(),
  names: requiredLocalized(80),
  /** The cause of which it is a part. */
  parentId: orDefault(reference('rootCauses').nullable(), null),
  isInternal: orDefault(z.boolean(), false),
};
export const RootCauseInput = z.strictObject(fields);
export type RootCauseInput = z.infer<typeof RootCauseInput>;
export const RootCauseEdit = z.strictObject({
  ...fields,
  isArchived: orDefault(z.boolean(), false),
  version: whole('version').optional(),
});
export type RootCauseEdit = z.infer<typeof RootCauseEdit>;

export const RootCause = z.object({
  id: id(),
  code: z.string(),
  names: localized(),
  parentId: reference('rootCauses').nullable(),
  isInternal: z.boolean(),
  archivedAt: instant().nullable(),
  isArchived: z.boolean(),
  version: whole('version'),
});
export type RootCause = z.infer<typeof RootCause>;
