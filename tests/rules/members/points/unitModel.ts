/**
 * The rules of points once more, written from their text alone and slowly: every point is a thing of its own that lies in
 * one place, and the clock goes tick by tick.
 */
import type { ClawBack } from '#contract/members/programme';

type Place = 'kept' | 'held' | 'spent' | 'lapsed' | 'cleared' | 'taken' | 'repaid';
interface Point {
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
  owed = 0;
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
    for (const point of this.inOrder(this.points.filter(this.usable)))
      if (this.owed > 0) {
        this.owed--;
        point.place = 'repaid';
      }
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
  earn(order: string, count: number, from: number | null, until: number | null) {
    this.credits++;
    for (let n = 0; n < count; n++)
      this.points.push({ place: 'kept', credit: this.credits, order, from, until, hold: null });
    this.sums.earned += count;
    this.follow();
  }
  deliver(order: string, from: number) {
    for (const point of this.points)
      if (point.order === order && point.from === null) point.from = from;
    this.follow();
  }
  get usableCount() {
    return this.points.filter(this.usable).length;
  }
  spend(name: string, count: number): boolean {
    if (this.usableCount < count || this.spends.has(name)) return false;
    const chosen = this.inOrder(this.points.filter(this.usable)).slice(0, count);
    for (const point of chosen) point.place = 'spent';
    this.spends.set(name, chosen);
    this.sums.spent += count;
    return true;
  }
  hold(name: string, count: number, end: number): boolean {
    if (this.usableCount < count || this.holds.has(name) || this.spends.has(name)) return false;
    for (const point of this.inOrder(this.points.filter(this.usable)).slice(0, count))
      Object.assign(point, { hold: name, place: 'held' });
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
    if (again.length > 0) this.credits++;
    for (const _ of again)
      this.points.push({
        place: 'kept',
        credit: this.credits,
        order: null,
        from: this.now,
        until,
        hold: null,
      });
    this.follow();
  }
  /** Goods came back: so many of the points that were earned with them are to be taken. */
  takeBack(order: string, count: number, mode: ClawBack, limit: number) {
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
    if (mode !== 'ownOnly')
      take(
        this.inOrder(this.points.filter((point) => point.order !== order && this.usable(point))),
      );
    if (mode === 'arrears')
      while (left > 0 && this.owed < limit) {
        this.owed++;
        this.sums.taken++;
        left--;
      }
    this.sums.lost += left;
    this.sums.absorbed += absorbed;
    this.reversed.set(order, { all: before.all + wanted, absorbed: before.absorbed + absorbed });
  }
  clear() {
    for (const point of this.points)
      if (this.usable(point)) {
        point.place = 'cleared';
        this.sums.cleared++;
      }
  }

  balance() {
    const ends = new Map<number, number>();
    for (const point of this.inOrder(this.points))
      if (point.place === 'kept' && point.until !== null)
        ends.set(point.until, (ends.get(point.until) ?? 0) + 1);
    return {
      available: Math.max(0, this.usableCount - this.owed),
      pending: this.points.filter(this.waiting).length,
      held: this.points.filter(({ place }) => place === 'held').length,
      arrears: this.owed,
      ends: [...ends],
    };
  }
}
