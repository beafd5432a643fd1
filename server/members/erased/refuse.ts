/** What is refused of a member who was erased, by every way in. */
import { mayBeAddedTo } from '#rules/members/erased';
import { conflict, invalid } from '../../platform/http/errors.ts';

/** Says what to do: whoever comes back is a new member. */
export const ERASED_MEMBER = 'members.errors.erased';

interface Erasable {
  erasedAt: number | null;
}

export const isErased = (member: Erasable): boolean => !mayBeAddedTo(member);

/** Throws 409 for a member whom the address names. */
export const refuseErased = (member: Erasable): void => {
  if (isErased(member)) throw conflict(ERASED_MEMBER);
};

/** Throws 422 for a member whom a field names. */
export const refuseErasedIn = (field: string, member: Erasable): void => {
  if (isErased(member)) throw invalid({ [field]: ERASED_MEMBER });
};
