/** Goods of a case come in and are looked at, unit by unit. */
import * as z from 'zod';
import { DISPOSITIONS } from '#contract/orders/returnReasons';
import { count, orDefault } from '#shared/fields';
import { quantity } from '#shared/sentFields';

const lineNumber = () => count(1, 1_000_000);
const isOnce = (lines: readonly { lineNumber: number }[]) =>
  new Set(lines.map((line) => line.lineNumber)).size === lines.length;

/** What came in now; more may come in another parcel. */
export const Receipt = z.strictObject({
  lines: z
    .array(z.strictObject({ lineNumber: lineNumber(), quantity: quantity() }))
    .min(1)
    .max(200)
    .refine(isOnce, { error: 'cases.errors.lineTwice' }),
});
export type Receipt = z.infer<typeof Receipt>;

/** What is found of units that came in; what did not come in is missing. */
export const FOUND = ['resellable', 'refurbish', 'scrap', 'wrongItem'] as const;
const units = () => orDefault(count(0, 1_000_000), 0);

export const Inspection = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        lineNumber: lineNumber(),
        resellable: units(),
        refurbish: units(),
        scrap: units(),
        wrongItem: units(),
        /** How many of these are replacements of an exchange; asked for where it is not clear by itself. */
        replaced: z
          .strictObject({
            resellable: units(),
            refurbish: units(),
            scrap: units(),
            wrongItem: units(),
          })
          .nullish()
          .transform((of) => of ?? null),
      }),
    )
    .min(1)
    .max(200)
    .refine(isOnce, { error: 'cases.errors.lineTwice' }),
});
export type Inspection = z.infer<typeof Inspection>;

/** Units of a line by what was found of them. */
export const InspectedUnits = z.object({
  lineNumber: lineNumber(),
  disposition: z.enum(DISPOSITIONS),
  units: count(1, 1_000_000),
  /** How many of them are replacements of an exchange; null where that is not known. */
  replacedUnits: count(0, 1_000_000).nullable(),
});
export type InspectedUnits = z.infer<typeof InspectedUnits>;

/** Units of a line that the customer has and that were exchanged, until the goods of a case were looked at. */
export const ReplacedLine = z.object({
  lineNumber: lineNumber(),
  /** Units as they were sold. */
  others: count(0, 1_000_000),
  /** By what others were replaced, the oldest first. */
  replaced: z.array(z.object({ sku: z.string().nullable(), units: count(1, 1_000_000) })),
  /** Whether it has to be said which of them came in. */
  isAsked: z.boolean(),
});
export type ReplacedLine = z.infer<typeof ReplacedLine>;
