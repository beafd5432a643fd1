/** Codes that a file has more than once. Pure. */

/** Codes that occur more than once: counts as it is fed. */
export class Repeats {
  readonly #seen = new Set<string>();
  readonly #twice = new Set<string>();
  add(code: string) {
    if (code === '') return;
    if (this.#seen.has(code)) this.#twice.add(code);
    else this.#seen.add(code);
  }
  has(code: string): boolean {
    return this.#twice.has(code);
  }
}
