import type {
  Conversion,
  Fault,
  FreightSide,
  QuoteLineKind,
  Verdict,
} from '#contract/service/repairs';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';

/** What cases of the kind `repair` have in addition; each is about one unit. */
export const repairs = kit.table(
  'repairs',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    serialNumber: kit.text(),
    /** As known when the warranty was checked. */
    soldAt: kit.instant(),
    /** The last day of the warranty; null where the goods have none. */
    warrantyUntil: kit.day(),
    verdict: kit.text().$type<Verdict>(),
    diagnosisFee: kit.money().notNull().default(0),
    freightPayer: kit.text().$type<FreightSide>(),
    accessories: kit.text(),
    fault: kit.text().$type<Fault>(),
    finding: kit.text(),
    receivedAt: kit.instant(),
    sentBackAt: kit.instant(),
    /** Whoever worked on it last: somebody else checks the quality. */
    technicianId: kit.text(),
    /** How often it was quoted; the lines of the newest round hold until this instant. */
    quoteRound: kit.integer().notNull().default(0),
    quoteEndsAt: kit.instant(),
    convertedTo: kit.text().$type<Conversion>(),
  },
  (t) => [
    kit.unique('repairs_case_id').on(t.caseId),
    kit.index('repairs_serial_number').on(t.serialNumber),
  ],
);

/** What a repair would cost, as it was quoted: rows are only added. */
export const repairQuoteLines = kit.table(
  'repair_quote_lines',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    round: kit.integer().notNull(),
    position: kit.integer().notNull(),
    kind: kit.text().$type<QuoteLineKind>().notNull(),
    name: kit.text().notNull(),
    quantity: kit.integer().notNull(),
    unitPrice: kit.money().notNull(),
  },
  (t) => [kit.unique('repair_quote_lines_position').on(t.caseId, t.round, t.position)],
);
