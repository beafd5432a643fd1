/** Finds the member that an address of the store's API names. */
import type { Db } from '#db';
import { cleanKey } from '#shared/searchText';
import { notFound } from '../../platform/http/errors.ts';
import { findNamedMember, type NamedMember } from './byExternalId.ts';
import { refuseErased } from '../erased/refuse.ts';

/** The member's id in the store's own system, in the form in which it is stored. */
export const memberIn = ({ member }: Record<string, string | undefined>) => cleanKey(member ?? '');

/** Throws 404 for an unknown member, and 409 for one who was erased. */
export const getNamedMember = async (db: Db, externalId: string): Promise<NamedMember> => {
  const member = await findNamedMember(db, externalId);
  if (!member) throw notFound();
  refuseErased(member);
  return member;
};
