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
});
export type InspectedUnits = z.infer<typeof InspectedUnits>;
