/** Could two promotions meet in one basket? Pure; says yes where only the goods themselves could tell. */
import type { PromotionAudience, Scope, ScopeRef, Terms } from '#contract/promotions';

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

/** `pathOf`: a category with all above it. */
type PathOf = (categoryId: number) => readonly number[];

const refsMeet = (a: ScopeRef, b: ScopeRef, pathOf: PathOf): boolean => {
  if (a.kind === 'category' && b.kind === 'category') return pathOf(a.id).includes(b.id) || pathOf(b.id).includes(a.id);
  if (a.kind !== b.kind) return true;
  if ('id' in a && 'id' in b) return a.id === b.id;
  return 'name' in a && 'name' in b && a.name.trim().toLowerCase() === b.name.trim().toLowerCase();
};
const excludes = (scope: Scope, ref: ScopeRef, pathOf: PathOf) =>
  scope.exclude.some((one) =>
    one.kind === 'category' && ref.kind === 'category'
      ? pathOf(ref.id).includes(one.id)
      : JSON.stringify(one) === JSON.stringify(ref),
  );

/** Could a line lie in both scopes? */
export const scopesMeet = (a: Scope, b: Scope, pathOf: PathOf): boolean => {
  const left = a.include.filter((ref) => !excludes(b, ref, pathOf));
  const right = b.include.filter((ref) => !excludes(a, ref, pathOf));
  if (a.include.length > 0 && left.length === 0) return false;
  if (b.include.length > 0 && right.length === 0) return false;
  if (left.length === 0 || right.length === 0) return true;
  return left.some((one) => right.some((other) => refsMeet(one, other, pathOf)));
};

/** The scopes a promotion works on: its own, or those its rewards name. */
const scopesOf = ({ scope, rewards }: Terms): Scope[] =>
  rewards.flatMap((reward) => {
    switch (reward.kind) {
      case 'buyGet':
        return [reward.get.scope ?? scope];
      case 'bundle':
        return reward.parts.map((part) => part.scope);
      case 'flash':
        return [
          {
            ...scope,
            include: reward.items.map(({ variantId }) => ({ kind: 'variant' as const, id: variantId })),
          },
        ];
      case 'shipping':
      case 'gift':
        return [scope];
      default:
        return [reward.scope ?? scope];
    }
  });

/** The time in which both may apply to one basket; null when they cannot. Delivery and goods never meet. */
export const overlapOf = (a: Terms, b: Terms, pathOf: PathOf): Window | null => {
  if ((a.lane === 'shipping') !== (b.lane === 'shipping')) return null;
  const window = commonWindow(a, b);
  if (!window || !audiencesMeet(a.audience, b.audience)) return null;
  const meets = scopesOf(a).some((one) => scopesOf(b).some((other) => scopesMeet(one, other, pathOf)));
  return meets ? window : null;
};
