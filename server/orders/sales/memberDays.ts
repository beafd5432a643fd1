/** The days on which a member bought, in each channel and category, and the changes of the gaps between them. Pure. */
import type { Ancestors } from '../../catalog/categoryTree/rules.ts';
import { ALL_CATEGORIES, ALL_CHANNELS } from './daySums.ts';
import { type CountGap, previousDays, type ScopeDays } from './previousDays.ts';
import type { Purchase } from './purchases.ts';

/** The buying days of one member in the channels and categories that change. */
export class MemberDays {
  readonly memberId: number;
  /** First and last day that change. */
  first = '9999';
  last = '';
  readonly #scopes = new Map<string, Map<number, ScopeDays>>();

  constructor(memberId: number) {
    this.memberId = memberId;
  }

  /** Extends the changed period to this day; call it for all changes before the other methods. */
  extend(day: string) {
    if (day < this.first) this.first = day;
    if (day > this.last) this.last = day;
  }

  addChange(
    { day, channel, categoryIds }: Purchase,
    side: 'before' | 'after',
    ancestors: Ancestors,
  ) {
    const scopes = new Set([ALL_CATEGORIES]);
    for (const id of categoryIds)
      if (id !== null) for (const ancestor of ancestors(id)) scopes.add(ancestor);
    for (const name of [ALL_CHANNELS, channel]) {
      let within = this.#scopes.get(name);
      if (!within) this.#scopes.set(name, (within = new Map()));
      for (const scope of scopes) {
        let days = within.get(scope);
        if (!days)
          within.set(
            scope,
            (days = { earlier: '', later: '', unchanged: [], before: [], after: [] }),
          );
        days[side].push(day);
      }
    }
  }

  #addUnchanged(days: ScopeDays | undefined, day: string) {
    if (!days) return;
    if (day < this.first) {
      if (day > days.earlier) days.earlier = day;
    } else if (day > this.last) {
      if (days.later === '' || day < days.later) days.later = day;
    } else days.unchanged.push(day);
  }

  /** Adds an unchanged order with these categories (ancestors are added). */
  addUnchanged({ day, channel, categoryIds }: Omit<Purchase, 'memberId'>, ancestors: Ancestors) {
    for (const name of [ALL_CHANNELS, channel]) {
      const within = this.#scopes.get(name);
      if (!within) continue;
      this.#addUnchanged(within.get(ALL_CATEGORIES), day);
      for (const id of categoryIds)
        if (id !== null)
          for (const ancestor of ancestors(id)) this.#addUnchanged(within.get(ancestor), day);
    }
  }

  /**
   * Whether enough unchanged orders were added: where not all earlier (or later) orders were loaded, each scope needs
   * at least one before (or after) its changes.
   */
  isComplete({ allEarlier, allLater }: { allEarlier: boolean; allLater: boolean }): boolean {
    if (allEarlier && allLater) return true;
    for (const within of this.#scopes.values()) {
      for (const { earlier, later } of within.values()) {
        if ((!allEarlier && earlier === '') || (!allLater && later === '')) return false;
      }
    }
    return true;
  }

  /** Removes the unchanged orders, so that a larger number of them can be added. */
  removeUnchanged() {
    for (const within of this.#scopes.values())
      for (const days of within.values())
        Object.assign(days, { earlier: '', later: '', unchanged: [] });
  }

  /** Calls `count` with every gap that is added or removed. */
  forEachGap(count: CountGap) {
    for (const [channel, within] of this.#scopes) {
      for (const [categoryId, days] of within) {
        const was = previousDays(days, days.before);
        const is = previousDays(days, days.after);
        for (const [day, previous] of was)
          if (is.get(day) !== previous) count(channel, categoryId, day, previous, -1);
        for (const [day, previous] of is)
          if (was.get(day) !== previous) count(channel, categoryId, day, previous, 1);
      }
    }
  }
}
