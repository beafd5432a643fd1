/** Refused rows of an import that a person mended on the screen. */
import * as z from 'zod';
import { message, whole } from '#shared/fields';

const MAX_MENDED = 1000;
const MAX_CELLS = 2000;
/** Half of a character cannot be written to a file, nor can NUL be stored. */
// eslint-disable-next-line no-control-regex
const WELL_FORMED = /^[^\u0000\ud800-\udfff]*$/u;
/** Refused rows of a run with other cells, in the order of its columns. */
export const MendedRows = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        line: whole('count', 1),
        cells: z
          .array(z.string().max(100_000).regex(WELL_FORMED, 'errors.controlCharacters'))
          .min(1)
          .max(MAX_CELLS),
      }),
    )
    .min(1)
    .max(MAX_MENDED)
    .superRefine((rows, context) => {
      const known = new Set<number>();
      for (const [index, { line }] of rows.entries()) {
        if (known.has(line))
          context.addIssue({
            code: 'custom',
            path: [index, 'line'],
            message: message('imports.errors.repeatedLine', { line }),
          });
        known.add(line);
      }
    }),
});
