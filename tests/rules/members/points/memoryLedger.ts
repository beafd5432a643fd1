/** A member's ledger in memory: keeps what plans add as rows, as the database does, and reads books back from them. */
import type { PointType } from '#contract/members/points';
import { type Journal } from '#server/members/points/asOf';
import type { Earned } from '#server/members/points/plan/clawBack';
import {
  allocated,
  type NewAllocation,
  type NewEntry,
  type NewLot,
  type Plan,
  planOn,
} from '#server/members/points/plan/plan';
import type { Spent } from '#server/members/points/plan/restore';
import { settleTogether } from '#server/members/points/plan/settle';
import { type Book, type Hold, NEW_ID } from '#rules/members/points';

/** What time does to a member with one record. */
export const settle = (plan: Plan, at: number, since?: number): Plan =>
  settleTogether([{ memberId: 0, plan }], at, since)[0]?.plan ?? plan;

type Recorded = { recordedAt: number };
interface HoldRow extends Hold {
  createdAt: number;
  closedAt: number | null;
}

export class MemoryLedger {
  entries: (NewEntry & Recorded)[] = [];
  lots: NewLot[] = [];
  allocations: (NewAllocation & Recorded)[] = [];
  holds: HoldRow[] = [];
  resets: Journal['resets'][number][] = [];

  private get openReset() {
    return this.resets.find(({ endedAt }) => endedAt === null);
  }

  /** What is stored, without what time has done since. */
  book(): Book {
    const lots = this.lots.map(({ points, ...lot }) => ({ ...lot, remaining: points }));
    const holds = this.holds.filter(({ closedAt }) => closedAt === null);
    const reset = this.openReset ?? null;
    return allocated({ lots, holds, arrears: 0, reset }, this.allocations);
  }

  /** The plan for an operation at the instant, with what time has done until then. */
  open(at: number): Plan {
    return settle(planOn(this.book()), at);
  }

  /** Keeps what a plan adds and what that brings about, with ids that follow the last one. */
  keep(plan: Plan, at: number) {
    const { book, entries, lots, allocations, closedHolds } = settle(plan, at, at);
    const mapped = (id: number, stored: number) => (id < NEW_ID ? id : id - NEW_ID + stored + 1);
    const [entryCount, lotCount, allocationCount] = [
      this.entries.length,
      this.lots.length,
      this.allocations.length,
    ];
    for (const entry of entries)
      this.entries.push({
        ...entry,
        id: mapped(entry.id, entryCount),
        sourceId:
          entry.source === 'lot'
            ? String(mapped(Number(entry.sourceId), lotCount))
            : entry.sourceId,
        recordedAt: at,
      });
    for (const lot of this.lots) {
      const after = book.lots.find(({ id }) => id === lot.id);
      lot.availableAt = after?.availableAt ?? null;
    }
    for (const lot of lots)
      this.lots.push({
        ...lot,
        id: mapped(lot.id, lotCount),
        entryId: mapped(lot.entryId, entryCount),
      });
    for (const one of allocations)
      this.allocations.push({
        ...one,
        id: mapped(one.id, allocationCount),
        entryId: mapped(one.entryId, entryCount),
        lotId: one.lotId === null ? null : mapped(one.lotId, lotCount),
        recordedAt: at,
      });
    if (!book.reset) this.endReset(at);
    for (const { id, closedAt } of closedHolds) {
      const hold = this.holds.find((one) => one.id === id);
      if (hold) hold.closedAt = closedAt;
    }
  }

  /** From the instant on points are cleared. */
  planReset(resetAt: number, at: number) {
    const id = this.resets.length + 1;
    this.resets.push({ id, at: resetAt, lastDay: '1970-01-01', decidedAt: at, endedAt: null });
  }
  endReset(at: number) {
    this.resets = this.resets.map((one) => (one.endedAt === null ? { ...one, endedAt: at } : one));
  }

  addHold(hold: Omit<Hold, 'id'>, at: number) {
    const id = this.holds.length + 1;
    this.holds.push({ ...hold, id, createdAt: at, closedAt: null });
    return id;
  }

  journal(): Journal {
    return this;
  }

  private of(isWanted: (entry: NewEntry) => boolean) {
    return new Set(this.entries.filter(isWanted).map(({ id }) => id));
  }

  /** What was spent for a source, and given back of it. */
  spent(sourceId: string): Spent {
    const ids = this.of((one) => one.type === 'spend' && one.sourceId === sourceId);
    const parts = this.allocations
      .filter(({ entryId }) => ids.has(entryId))
      .map(({ id, lotId, points }) => ({
        allocationId: id,
        lotId: lotId ?? 0,
        points,
        restored: this.allocations
          .filter(({ restoresId }) => restoresId === id)
          .reduce((sum, one) => sum + one.points, 0),
      }));
    return { entryId: [...ids][0] ?? 0, parts };
  }

  /** What was earned for a source, and taken back of it. */
  earned(sourceId: string): Earned {
    const ids = this.of((one) => one.type === 'earn' && one.sourceId === sourceId);
    const lots = this.lots.filter(({ entryId }) => ids.has(entryId));
    const lotIds = new Set(lots.map(({ id }) => id));
    const lapsing = this.of(({ type }) => type === 'expire' || type === 'forfeit');
    const reversals = this.entries.filter(
      ({ reversesId, type }) => ids.has(reversesId ?? 0) && type !== 'restore',
    );
    const sum = (all: readonly { points: number }[]) =>
      all.reduce((total, { points }) => total + Math.abs(points), 0);
    return {
      entryIds: [...ids],
      lotIds,
      points: sum(lots),
      lapsed: sum(
        this.allocations.filter(
          ({ entryId, lotId }) => lapsing.has(entryId) && lotIds.has(lotId ?? 0),
        ),
      ),
      reversed: sum(reversals),
      absorbed: sum(reversals.filter(({ type }) => type === 'absorb')),
    };
  }

  /** The points of all entries of a type. */
  total(type: PointType): number {
    return this.entries
      .filter((one) => one.type === type)
      .reduce((sum, one) => sum + one.points, 0);
  }
}
