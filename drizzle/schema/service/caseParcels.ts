import type { ParcelDirection } from '#contract/service/caseParcels';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';

/** Parcels by which the goods of cases travel. */
export const caseParcels = kit.table(
  'case_parcels',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    direction: kit.text().$type<ParcelDirection>().notNull(),
    carrier: kit.text().notNull(),
    trackingNumber: kit.text().notNull(),
    /** The number without spaces, hyphens and case, by which it is found however it is written. */
    foldedNumber: kit.text().notNull().default(''),
    /** When it was handed over, which may be before it was recorded. */
    at: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('case_parcels_tracking_number').on(t.carrier, t.trackingNumber),
    kit.index('case_parcels_folded_number').on(t.foldedNumber),
    kit.index('case_parcels_case').on(t.caseId, t.id),
  ],
);
