/** The usage of earlier orders in a batch. */
import type { Usage } from './usage.ts';

/** The usage of limits and points by earlier orders in a batch, which is added to that in the database for the next order. */
export class BatchUsage {
  readonly #amounts = new Map<string, number>();
  add(usages: readonly Usage[]) {
    for (const { counter, amount } of usages) this.#amounts.set(counter, this.of(counter) + amount);
  }
  of = (counter: string): number => this.#amounts.get(counter) ?? 0;

  readonly #points = new Map<number, number>();
  addPoints(memberId: number | null, points: number) {
    if (memberId !== null) this.#points.set(memberId, this.pointsOf(memberId) + points);
  }
  /** The points that earlier orders hold of a member. */
  pointsOf = (memberId: number): number => this.#points.get(memberId) ?? 0;
}
