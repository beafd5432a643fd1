/**
 * A hook lets a domain run code of later domains without importing them. The owner declares the hook and iterates over
 * `parts`; each domain lists its parts in its `domain.ts`, and `app.ts` composes them. Pure.
 */
export class Hook<Part> {
  #parts: readonly Part[] | undefined;

  constructor(readonly name: string) {}

  /** Called once, when the domains are composed. */
  fill(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** In the order of the domains. Throws before the domains are composed, so that missing parts do not go unnoticed. */
  get parts(): readonly Part[] {
    if (!this.#parts)
      throw new Error(`The hook ${this.name} is not filled yet: import server/app.ts first`);
    return this.#parts;
  }
}
