/** Where the words of each part are stored, and how they are taken away. */
import { eq } from 'drizzle-orm';
import {
  NO_WORDS,
  type RedactedPart,
  type RedactedResource,
} from '#contract/service/wordRedactions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { caseSteps } from '#db/schema/service/cases';
import { disputeEvidence } from '#db/schema/service/disputes';
import { refundLines, refunds } from '#db/schema/service/refunds';
import { repairs } from '#db/schema/service/repairs';
import { returnCases } from '#db/schema/service/returnCases';
import { ticketChanges } from '#db/schema/service/tickets';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { threadOf } from '../tickets/thread.ts';

/** A record, and the row within it where a part has several. */
export interface WordPlace {
  resource: RedactedResource;
  recordId: number;
  part: RedactedPart;
  partId: number | null;
}

/** The words of a part, and what empties it. */
export interface PartWords {
  words: string | null;
  /** The record to which the row belongs: of a merged ticket it is that ticket. */
  ownerId: number;
  clear: (tx: Db) => Promise<void>;
}

const repairOf = prepared({ caseId: repairs.caseId }, (q, { caseId }) =>
  q.select().from(repairs).where(eq(repairs.caseId, caseId)),
);
const returnOf = prepared({ caseId: returnCases.caseId }, (q, { caseId }) =>
  q.select().from(returnCases).where(eq(returnCases.caseId, caseId)),
);

type Reader = (tx: Db, recordId: number, partId: number) => Promise<PartWords | undefined>;

const ofTicket: Reader = async (tx, recordId, partId) => {
  const row = await findRow(tx, ticketChanges, partId);
  if (!row || !(await threadOf(tx, recordId)).includes(row.ticketId)) return undefined;
  return {
    words: row.reason,
    ownerId: row.ticketId,
    clear: (db) => updateRow(db, ticketChanges, row.id, { reason: null }),
  };
};
const ofCase: Partial<Record<RedactedPart, Reader>> = {
  step: async (tx, recordId, partId) => {
    const row = await findRow(tx, caseSteps, partId);
    if (row?.caseId !== recordId) return undefined;
    return {
      words: row.reason,
      ownerId: recordId,
      clear: (db) => updateRow(db, caseSteps, row.id, { reason: null }),
    };
  },
  question: async (tx, recordId, partId) => {
    const row = await findRow(tx, caseSteps, partId);
    if (row?.caseId !== recordId) return undefined;
    return {
      words: row.question,
      ownerId: recordId,
      clear: (db) => updateRow(db, caseSteps, row.id, { question: null }),
    };
  },
  finding: async (tx, recordId) => {
    const [row] = await repairOf(tx, { caseId: recordId });
    return (
      row && {
        words: row.finding,
        ownerId: recordId,
        clear: (db) => updateRow(db, repairs, row.id, { finding: null }),
      }
    );
  },
  accessories: async (tx, recordId) => {
    const [row] = await repairOf(tx, { caseId: recordId });
    return (
      row && {
        words: row.accessories,
        ownerId: recordId,
        clear: (db) => updateRow(db, repairs, row.id, { accessories: null }),
      }
    );
  },
  evidence: async (tx, recordId, partId) => {
    const row = await findRow(tx, disputeEvidence, partId);
    if (row?.caseId !== recordId) return undefined;
    return {
      words: row.note || null,
      ownerId: recordId,
      clear: (db) => updateRow(db, disputeEvidence, row.id, { note: '' }),
    };
  },
  priceEvidence: async (tx, recordId) => {
    const [row] = await returnOf(tx, { caseId: recordId });
    return (
      row && {
        words: row.evidence,
        ownerId: recordId,
        clear: (db) => updateRow(db, returnCases, row.id, { evidence: null }),
      }
    );
  },
};
/** A deduction has to give a reason: of one that was taken away a dash is left. */
const ofDeduction: Reader = async (tx, recordId, place) => {
  const [row] = await returnOf(tx, { caseId: recordId });
  const found = row?.deductions[place - 1];
  if (!row || !found) return undefined;
  const deductions = row.deductions.map((one) =>
    one === found ? { ...one, reason: NO_WORDS } : one,
  );
  return {
    words: found.reason === NO_WORDS ? null : found.reason,
    ownerId: recordId,
    clear: (db) => updateRow(db, returnCases, row.id, { deductions }),
  };
};
const ofRefund: Partial<Record<RedactedPart, Reader>> = {
  note: async (tx, recordId) => {
    const row = await findRow(tx, refunds, recordId);
    return (
      row && {
        words: row.note,
        ownerId: recordId,
        clear: (db) => updateRow(db, refunds, recordId, { note: null }),
      }
    );
  },
  decision: async (tx, recordId) => {
    const row = await findRow(tx, refunds, recordId);
    return (
      row && {
        words: row.decision,
        ownerId: recordId,
        clear: (db) => updateRow(db, refunds, recordId, { decision: null }),
      }
    );
  },
  line: async (tx, recordId, partId) => {
    const row = await findRow(tx, refundLines, partId);
    if (row?.refundId !== recordId) return undefined;
    return {
      words: row.reason,
      ownerId: recordId,
      clear: (db) => updateRow(db, refundLines, row.id, { reason: null }),
    };
  },
};
const READERS: Record<RedactedResource, Partial<Record<RedactedPart, Reader>>> = {
  tickets: { step: ofTicket },
  cases: { ...ofCase, deduction: ofDeduction },
  refunds: ofRefund,
};

/** Nothing where the record has no such part. */
export const findWords = async (
  tx: Db,
  { resource, recordId, part, partId }: WordPlace,
): Promise<PartWords | undefined> => READERS[resource][part]?.(tx, recordId, partId ?? 0);
