/**
 * The rules of points once more, written from their text alone and slowly: every point is a thing of its own that lies in
 * one place, and the clock goes tick by tick. There are two records, which are one person's while they are merged; a member
 * with one record has the first.
 */
import type { ClawBack } from '#contract/members/programme';

type Place = 'kept' | 'held' | 'spent' | 'lapsed' | 'cleared' | 'taken' | 'repaid';
interface Point {
  record: number;
  place: Place;
  credit: number;
  order: string | null;
  from: number | null;
  until: number | null;
  hold: string | null;
}
const last = (instant: number | null) => instant ?? Number.MAX_SAFE_INTEGER;

export class UnitModel {
  points: Point[] = [];
  /** By each record. */
  owed = [0, 0];
  isMerged = false;
  now = 0;
  credits = 0;
  /** When the points will be cleared. */
  clearAt: number | null = null;
  holds = new Map<string, number>();
  spends = new Map<string, Point[]>();
  givenBack = new Map<string, number>();
  reversed = new Map<string, { all: number; absorbed: number }>();
  sums = {
    earned: 0,
    spent: 0,
    restored: 0,
    lapsed: 0,
    cleared: 0,
    taken: 0,
    absorbed: 0,
    lost: 0,
  };

  private ended = ({ until }: Point) => until !== null && until <= this.now;
  private usable = (point: Point) =>
    point.place === 'kept' && !this.ended(point) && point.from !== null && point.from <= this.now;
  private waiting = (point: Point) =>
    point.place === 'kept' && !this.ended(point) && (point.from === null || point.from > this.now);
  /** Whether a point is one that the record's person has. */
  private isOf = (record: number) => (point: Point) => this.isMerged || point.record === record;
  private inOrder = (points: Point[]) =>
    [...points].sort(
      (a, b) => last(a.until) - last(b.until) || last(a.from) - last(b.from) || a.credit - b.credit,
    );

  /** What follows from the clock and from what has just been done. */
  private follow() {
    for (const [hold, end] of this.holds) if (end <= this.now) this.letGo(hold);
    for (const point of this.points)
      if (point.place === 'kept' && this.ended(point)) {
        point.place = 'lapsed';
        this.sums.lapsed++;
      }
    for (const point of this.inOrder(this.points.filter(this.usable))) {
      // What its own record owes first.
      const [own, other] = [point.record, 1 - point.record];
      const debtor = this.owedBy(own) > 0 || !this.isMerged ? own : other;
      if (this.owedBy(debtor) === 0) continue;
      this.owed[debtor] = this.owedBy(debtor) - 1;
      point.place = 'repaid';
    }
  }
  private owedBy(record: number) {
    return this.owed[record] ?? 0;
  }
  private owedTogether(record: number) {
    return this.isMerged ? this.owedBy(0) + this.owedBy(1) : this.owedBy(record);
  }
  merge() {
    this.isMerged = true;
    this.follow();
  }
  undo() {
    this.isMerged = false;
  }
  private letGo(hold: string) {
    this.holds.delete(hold);
    for (const point of this.points)
      if (point.hold === hold) Object.assign(point, { hold: null, place: 'kept' });
  }

  tickTo(now: number) {
    while (this.now < now) {
      this.now++;
      this.follow();
      if (this.clearAt === this.now) {
        this.clear();
        this.clearAt = null;
      }
    }
  }
  earn(order: string, count: number, from: number | null, until: number | null, record = 0) {
    this.credits++;
    const { credits: credit } = this;
    for (let n = 0; n < count; n++)
      this.points.push({ record, place: 'kept', credit, order, from, until, hold: null });
    this.sums.earned += count;
    this.follow();
  }
  deliver(order: string, from: number) {
    for (const point of this.points)
      if (point.order === order && point.from === null) point.from = from;
    this.follow();
  }
  private usableBy(record: number) {
    return this.inOrder(this.points.filter(this.usable).filter(this.isOf(record)));
  }
  spend(name: string, count: number, record = 0): boolean {
    const usable = this.usableBy(record);
    if (usable.length < count || this.spends.has(name)) return false;
    const chosen = usable.slice(0, count);
    for (const point of chosen) point.place = 'spent';
    this.spends.set(name, chosen);
    this.sums.spent += count;
    return true;
  }
  hold(name: string, count: number, end: number, record = 0): boolean {
    const usable = this.usableBy(record);
    if (usable.length < count || this.holds.has(name) || this.spends.has(name)) return false;
    for (const point of usable.slice(0, count)) Object.assign(point, { hold: name, place: 'held' });
    this.holds.set(name, end);
    return true;
  }
  capture(name: string) {
    const held = this.inOrder(this.points.filter(({ hold }) => hold === name));
    for (const point of held) Object.assign(point, { hold: null, place: 'spent' });
    this.holds.delete(name);
    this.spends.set(name, held);
    this.sums.spent += held.length;
  }
  release(name: string) {
    this.letGo(name);
    this.follow();
  }
  /** Gives back the points that were taken last; `until`: of those that lapsed meanwhile. */
  giveBack(name: string, count: number, until: number | null) {
    const spent = this.spends.get(name) ?? [];
    const before = this.givenBack.get(name) ?? 0;
    const given = [...spent].reverse().slice(before, before + count);
    this.givenBack.set(name, before + given.length);
    this.sums.restored += given.length;
    const again = given.filter((point) => this.ended(point) && until !== null);
    for (const point of given) if (!again.includes(point)) point.place = 'kept';
    for (const record of [0, 1]) {
      const own = again.filter((point) => point.record === record);
      if (own.length > 0) this.credits++;
      const { credits: credit, now: from } = this;
      for (const _ of own)
        this.points.push({ record, place: 'kept', credit, order: null, from, until, hold: null });
    }
    this.follow();
  }
  /** Goods came back: so many of the points that were earned with them are to be taken. */
  takeBack(order: string, count: number, mode: ClawBack, limit: number, record = 0) {
    const mine = this.points.filter((point) => point.order === order);
    const before = this.reversed.get(order) ?? { all: 0, absorbed: 0 };
    const wanted = Math.min(count, mine.length - before.all);
    const gone = mine.filter(({ place }) => place === 'lapsed' || place === 'cleared').length;
    const absorbed = Math.min(wanted, gone - before.absorbed);
    let left = wanted - absorbed;
    const take = (points: Point[]) => {
      for (const point of points)
        if (left > 0) {
          point.place = 'taken';
          this.sums.taken++;
          left--;
        }
    };
    take(this.inOrder(mine.filter(this.waiting)));
    take(this.inOrder(mine.filter(this.usable)));
    if (mode !== 'ownOnly') {
      const others = this.usableBy(record).filter((point) => point.order !== order);
      take(others.filter((point) => point.record === record));
      take(others.filter((point) => point.record !== record));
    }
    if (mode === 'arrears')
      while (left > 0 && this.owedTogether(record) < limit) {
        this.owed[record] = this.owedBy(record) + 1;
        this.sums.taken++;
        left--;
      }
    this.sums.lost += left;
    this.sums.absorbed += absorbed;
    this.reversed.set(order, { all: before.all + wanted, absorbed: before.absorbed + absorbed });
  }
  clear(record = 0) {
    for (const point of this.usableBy(record)) {
      point.place = 'cleared';
      this.sums.cleared++;
    }
  }

  balance(record = 0) {
    const own = this.points.filter(this.isOf(record));
    const ends = new Map<number, number>();
    for (const point of this.inOrder(own))
      if (point.place === 'kept' && point.until !== null)
        ends.set(point.until, (ends.get(point.until) ?? 0) + 1);
    const arrears = this.owedTogether(record);
    return {
      available: Math.max(0, this.usableBy(record).length - arrears),
      pending: own.filter(this.waiting).length,
      held: own.filter(({ place }) => place === 'held').length,
      arrears,
      ends: [...ends],
    };
  }
}
