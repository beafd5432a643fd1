/** Finds codes that a file contains more than once. Pure. */

/** Counts codes as they are added, and knows which occur more than once. */
export class Repeats {
  readonly #seen = new Set<string>();
  readonly #twice = new Set<string>();
  add(code: string) {
    if (code === '') return;
    if (this.#seen.has(code)) this.#twice.add(code);
    // A copy, which does not hold the piece of the file from which the code was cut.
    else this.#seen.add(Buffer.from(code).toString());
  }
  has(code: string): boolean {
    return this.#twice.has(code);
  }
}
