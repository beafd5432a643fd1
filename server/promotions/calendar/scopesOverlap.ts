/**
 * Decides whether one line can be in the scopes of two promotions. Pure; the answer is yes where it depends on the
 * goods.
 */
import type { Scope, ScopeRef } from '#contract/promotions/promotions';

/** Returns a category with its ancestors. */
export type PathOf = (categoryId: number) => readonly number[];

const keyOf = (ref: ScopeRef) =>
  'id' in ref ? `${ref.kind}:${ref.id}` : `${ref.kind}:${ref.name.trim().toLowerCase()}`;

interface Part {
  kind: ScopeRef['kind'];
  key: string;
  /** Keys of a category and its ancestors; for other kinds only their own key. */
  within: readonly string[];
}
/** A compiled scope, which is compared with many others. */
export interface Compiled {
  include: Part[];
  exclude: ReadonlySet<string>;
}
export const compile = ({ include, exclude }: Scope, pathOf: PathOf): Compiled => ({
  include: [...new Map(include.map((ref) => [keyOf(ref), ref])).values()].map((ref) => ({
    kind: ref.kind,
    key: keyOf(ref),
    within: ref.kind === 'category' ? pathOf(ref.id).map((id) => `category:${id}`) : [keyOf(ref)],
  })),
  exclude: new Set(exclude.map(keyOf)),
});

const left = ({ include }: Compiled, { exclude }: Compiled) =>
  exclude.size === 0
    ? include
    : include.filter(({ within }) => !within.some((key) => exclude.has(key)));

/** Whether a line can be in both. Each part is compared once. */
const partsMeet = (a: readonly Part[], b: readonly Part[]): boolean => {
  const kinds = new Set([...a, ...b].map(({ kind }) => kind));
  // A product may be in a category, and a brand may have a tag: it depends on the goods.
  if (kinds.size > 1) return true;
  const [mine, theirs] = [new Set(a.map(({ key }) => key)), new Set(b.map(({ key }) => key))];
  return (
    a.some(({ within }) => within.some((key) => theirs.has(key))) ||
    b.some(({ within }) => within.some((key) => mine.has(key)))
  );
};

export const compiledMeet = (a: Compiled, b: Compiled): boolean => {
  const [mine, theirs] = [left(a, b), left(b, a)];
  if (a.include.length > 0 && mine.length === 0) return false;
  if (b.include.length > 0 && theirs.length === 0) return false;
  return mine.length === 0 || theirs.length === 0 || partsMeet(mine, theirs);
};
