/**
 * Could two promotions meet in one basket? Pure; says yes where only the goods themselves could tell. Hours of the week
 * are left out: a basket may be asked about at any of them.
 */
import type { PromotionAudience, Scope, ScopeRef, Terms } from '#contract/promotions/promotions';
import { targetScopes } from '../engine/targetScopes.ts';

export interface Window {
  startsAt: number;
  endsAt: number | null;
}

/** The time both run; null when they never do. */
export const commonWindow = (a: Window, b: Window): Window | null => {
  const startsAt = Math.max(a.startsAt, b.startsAt);
  const ends = [a.endsAt, b.endsAt].filter((end) => end !== null);
  const endsAt = ends.length === 0 ? null : Math.min(...ends);
  return endsAt !== null && endsAt <= startsAt ? null : { startsAt, endsAt };
};

const meet = (a: readonly string[], b: readonly string[]) =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));
/** Is there a shopper for both? */
export const audiencesMeet = (a: PromotionAudience, b: PromotionAudience): boolean =>
  meet(a.levels, b.levels) && meet(a.groups, b.groups) && meet(a.channels, b.channels);

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
interface Compiled {
  include: Part[];
  exclude: ReadonlySet<string>;
}
const compile = ({ include, exclude }: Scope, pathOf: PathOf): Compiled => ({
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

const compiledMeet = (a: Compiled, b: Compiled): boolean => {
  const [mine, theirs] = [left(a, b), left(b, a)];
  if (a.include.length > 0 && mine.length === 0) return false;
  if (b.include.length > 0 && theirs.length === 0) return false;
  return mine.length === 0 || theirs.length === 0 || partsMeet(mine, theirs);
};

export const scopesMeet = (a: Scope, b: Scope, pathOf: PathOf): boolean =>
  compiledMeet(compile(a, pathOf), compile(b, pathOf));

/** Terms with their scopes ready: compile once, hold against all others. */
export const overlapper = (pathOf: PathOf) => {
  const known = new Map<Terms, Compiled[]>();
  const compiled = (terms: Terms) => {
    let scopes = known.get(terms);
    if (!scopes)
      known.set(terms, (scopes = targetScopes(terms).map((scope) => compile(scope, pathOf))));
    return scopes;
  };
  /** The time in which both may apply to the same goods, or to the same delivery; null when they cannot. */
  return (a: Terms, b: Terms): Window | null => {
    if ((a.lane === 'shipping') !== (b.lane === 'shipping')) return null;
    const window = commonWindow(a, b);
    if (!window || !audiencesMeet(a.audience, b.audience)) return null;
    return compiled(a).some((one) => compiled(b).some((other) => compiledMeet(one, other)))
      ? window
      : null;
  };
};
