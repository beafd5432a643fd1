/** Converts the sent data of a member to the columns of its row. */
import type { MemberInput } from '#contract/members/members';

export const valuesOf = ({ updatedAt, ...input }: MemberInput) => ({
  ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
  provisional: false,
  ...(updatedAt !== null && { sourceUpdatedAt: updatedAt }),
});

/** Default values of a new member. */
const EMPTY = {
  name: null,
  phone: null,
  email: null,
  address: null,
  birthday: null,
  gender: null,
  language: null,
  country: null,
  channel: null,
  level: null,
  groups: [],
  sourceUpdatedAt: null,
};

export const toNewRow = (input: MemberInput, now: number) => ({
  ...EMPTY,
  joinedAt: now,
  createdAt: now,
  updatedAt: now,
  ...valuesOf(input),
  externalId: input.externalId,
});
