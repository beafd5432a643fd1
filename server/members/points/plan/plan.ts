/** What an operation on a member's points adds to the ledger, planned on the book that was read. Pure. */
import type { AllocationKind, PointSource, PointType } from '#contract/members/points';
import { type Book, type FreeLot, type Hold, NEW_ID } from '../rules.ts';

/** An entry to be written. Its id is a place holder until then. */
export interface NewEntry {
  id: number;
  type: PointType;
  points: number;
  desired: number | null;
  source: PointSource;
  sourceId: string;
  sourceLine: string;
  ruleKey: string;
  programmeNumber: number | null;
  reversesId: number | null;
  occurredAt: number;
  reason: string | null;
  detail: Record<string, unknown> | null;
  /** Whether time alone brought it about, so that nobody is named as its author. */
  isByTime: boolean;
}
export interface NewAllocation {
  id: number;
  entryId: number;
  kind: AllocationKind;
  lotId: number | null;
  points: number;
  restoresId: number | null;
  /** The record of the same person whose arrears it repays; null for those of its own. */
  owedById: number | null;
}
export interface NewLot {
  id: number;
  entryId: number;
  points: number;
  availableAt: number | null;
  expiresAt: number | null;
}
export interface ClosedHold {
  id: number;
  state: 'captured' | 'released';
  closedAt: number;
}

/** A hold to be made, with the lots chosen for it. */
export interface NewHold extends Hold {
  source: PointSource;
  sourceId: string;
}

/** The book after the operations so far, and what they add. */
export interface Plan {
  book: Book;
  entries: readonly NewEntry[];
  lots: readonly NewLot[];
  allocations: readonly NewAllocation[];
  holds: readonly NewHold[];
  closedHolds: readonly ClosedHold[];
}
export const planOn = (book: Book): Plan => ({
  book,
  entries: [],
  lots: [],
  allocations: [],
  holds: [],
  closedHolds: [],
});

/** One of the records of a person, with what is planned on its book. */
export interface RecordPlan {
  memberId: number;
  plan: Plan;
}
/** The same change of each of a person's records. */
export const planEach = (
  plans: readonly RecordPlan[],
  change: (plan: Plan) => Plan,
): readonly RecordPlan[] => plans.map(({ memberId, plan }) => ({ memberId, plan: change(plan) }));

/** A part of a lot, or without lot of the arrears. */
export interface Part {
  lotId: number | null;
  points: number;
  restoresId?: number;
  owedById?: number | null;
}
type EntryInput = Pick<NewEntry, 'type' | 'points' | 'source' | 'sourceId' | 'occurredAt'> &
  Partial<NewEntry>;

/** Adds an entry; returns the plan and the place holder of its id. */
export const addEntry = (plan: Plan, input: EntryInput): { plan: Plan; entryId: number } => {
  const entryId = NEW_ID + plan.entries.length;
  const entry: NewEntry = {
    desired: null,
    sourceLine: '',
    ruleKey: '',
    programmeNumber: null,
    reversesId: null,
    reason: null,
    detail: null,
    isByTime: false,
    ...input,
    id: entryId,
  };
  return { plan: { ...plan, entries: [...plan.entries, entry] }, entryId };
};

/** Opens the lot of an entry. */
export const openLot = (plan: Plan, lot: Omit<NewLot, 'id'>): { plan: Plan; lotId: number } => {
  const lotId = NEW_ID + plan.lots.length;
  const { points, ...shown } = lot;
  const book = {
    ...plan.book,
    lots: [...plan.book.lots, { ...shown, id: lotId, remaining: points }],
  };
  return { plan: { ...plan, book, lots: [...plan.lots, { ...lot, id: lotId }] }, lotId };
};

/** By how much an allocation changes what is left of its lot, and what is owed. */
const EFFECTS: Record<AllocationKind, { lot: number; arrears: number }> = {
  consume: { lot: -1, arrears: 0 },
  restore: { lot: 1, arrears: 0 },
  repay: { lot: -1, arrears: -1 },
  reinstate: { lot: 0, arrears: 0 },
};
/** Changes of a book by allocations, also of stored ones. What repays another record leaves its own arrears as they are. */
export const allocated = (
  book: Book,
  allocations: readonly Pick<NewAllocation, 'kind' | 'lotId' | 'points' | 'owedById'>[],
): Book => {
  const changes = new Map<number, number>();
  let { arrears } = book;
  for (const { kind, lotId, points, owedById } of allocations) {
    const effect = EFFECTS[kind];
    if (lotId === null) arrears += points;
    else changes.set(lotId, (changes.get(lotId) ?? 0) + effect.lot * points);
    if (owedById === null) arrears += effect.arrears * points;
  }
  const lots = book.lots.map((lot) => {
    const change = changes.get(lot.id);
    return change ? { ...lot, remaining: lot.remaining + change } : lot;
  });
  return { ...book, lots, arrears };
};

/** Adds allocations of an entry to these parts. */
export const allocate = (
  plan: Plan,
  entryId: number,
  kind: AllocationKind,
  parts: readonly Part[],
): Plan => {
  const added = parts.map((part, index): NewAllocation => ({
    id: NEW_ID + plan.allocations.length + index,
    entryId,
    kind,
    restoresId: null,
    owedById: null,
    ...part,
  }));
  return {
    ...plan,
    book: allocated(plan.book, added),
    allocations: [...plan.allocations, ...added],
  };
};

/** Of these lots in their order, so many points at most. */
export const takeFrom = (lots: readonly FreeLot[], points: number): Part[] => {
  const parts: Part[] = [];
  let left = points;
  for (const { id, free } of lots) {
    if (left === 0) break;
    const taken = Math.min(left, free);
    parts.push({ lotId: id, points: taken });
    left -= taken;
  }
  return parts;
};
export const sumOf = (parts: readonly { points: number }[]) =>
  parts.reduce((sum, { points }) => sum + points, 0);
