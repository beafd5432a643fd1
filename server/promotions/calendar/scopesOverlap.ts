/** Could one line be in the scopes of two promotions? Pure; says yes where only the goods could tell. */
import type { Scope, ScopeRef } from '#contract/promotions/promotions';

/** A category with all above it. */
export type PathOf = (categoryId: number) => readonly number[];

const keyOf = (ref: ScopeRef) =>
  'id' in ref ? `${ref.kind}:${ref.id}` : `${ref.kind}:${ref.name.trim().toLowerCase()}`;

interface Part {
  kind: ScopeRef['kind'];
  key: string;
  /** Keys of the categories above it, its own among them; for others its own alone. */
  within: readonly string[];
}
/** A scope made ready to be held against many others. */
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

/** Could a line lie in both? Each part is looked at once. */
const partsMeet = (a: readonly Part[], b: readonly Part[]): boolean => {
  const kinds = new Set([...a, ...b].map(({ kind }) => kind));
  // A product may lie in a category, a brand may carry a tag: only the goods could tell.
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

export const scopesMeet = (a: Scope, b: Scope, pathOf: PathOf): boolean =>
  compiledMeet(compile(a, pathOf), compile(b, pathOf));
