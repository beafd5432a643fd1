/**
 * A place where domains further right add what they do, so that the owner need not import them. The owner declares the
 * hook and goes through `parts`; each domain names its parts in its `domain.ts`, and `app.ts` composes them. Pure.
 */
export class Hook<Part> {
  #parts: readonly Part[] | undefined;

  constructor(readonly name: string) {}

  /** Called once, when the domains are composed. */
  fill(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** In the order of the domains. Throws before they are composed: nothing may be left out in silence. */
  get parts(): readonly Part[] {
    if (!this.#parts)
      throw new Error(`The hook ${this.name} is not filled yet: import server/app.ts first`);
    return this.#parts;
  }
}
