/** Assigns units to the parts of a bundle, moving units assigned before where that makes room. Pure. */

/** Units of one kind of goods, by part. */
interface Assignment {
  fits: readonly number[];
  units: number[];
}

/** A way to free a place: the unit of an assignment that moves from one part to another. */
interface Move {
  assignment: Assignment;
  from: number;
  to: number;
}

export class Slots {
  readonly #free: number[];
  readonly #assignments: Assignment[] = [];

  /** How many units each part takes. */
  constructor(capacities: readonly number[]) {
    this.#free = [...capacities];
  }

  get isFull(): boolean {
    return this.#free.every((free) => free === 0);
  }

  /** Assigns up to `count` units that fit any of the parts `fits`; returns how many found a place. */
  assign(fits: readonly number[], count: number): number {
    const assignment: Assignment = { fits, units: this.#free.map(() => 0) };
    this.#assignments.push(assignment);
    let left = count;
    while (left > 0) {
      const path = this.#findPath(fits);
      if (!path) break;
      left -= this.#assignAlong(assignment, path, left);
    }
    return count - left;
  }

  /** The shortest chain of moves that makes room in a part that fits: the part, and the moves, first to last. */
  #findPath(fits: readonly number[]): { part: number; moves: Move[] } | null {
    const reached = new Map<number, Move | null>(fits.map((part) => [part, null]));
    // The map grows while it is walked: a breadth-first search.
    for (const [part] of reached) {
      if ((this.#free[part] as number) > 0) return this.#pathTo(part, reached);
      for (const assignment of this.#assignments) {
        if ((assignment.units[part] as number) === 0) continue;
        for (const to of assignment.fits)
          if (!reached.has(to)) reached.set(to, { assignment, from: part, to });
      }
    }
    return null;
  }

  #pathTo(end: number, reached: ReadonlyMap<number, Move | null>) {
    const moves: Move[] = [];
    let part = end;
    for (let move = reached.get(part); move; move = reached.get(part)) {
      moves.unshift(move);
      part = move.from;
    }
    return { part, moves };
  }

  #assignAlong(
    assignment: Assignment,
    { part, moves }: { part: number; moves: readonly Move[] },
    wanted: number,
  ): number {
    const end = moves.at(-1)?.to ?? part;
    const count = Math.min(
      wanted,
      this.#free[end] as number,
      ...moves.map((move) => move.assignment.units[move.from] as number),
    );
    const add = ({ units }: Assignment, index: number, change: number) => {
      units[index] = (units[index] as number) + change;
    };
    for (const move of moves) {
      add(move.assignment, move.from, -count);
      add(move.assignment, move.to, count);
    }
    add(assignment, part, count);
    this.#free[end] = (this.#free[end] as number) - count;
    return count;
  }
}
