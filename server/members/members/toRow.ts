/** Converts the sent data of a member to the columns of its row. */
import type { MemberInput } from '#contract/members/members';

/** `clock` is the newest known instant by the store's own clock. */
export const valuesOf = ({ updatedAt: _, ...input }: MemberInput, clock: number | null) => ({
  ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
  provisional: false,
  sourceUpdatedAt: clock,
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
};

export const toNewRow = (input: MemberInput, now: number) => ({
  ...EMPTY,
  joinedAt: now,
  createdAt: now,
  updatedAt: now,
  ...valuesOf(input, input.updatedAt),
  externalId: input.externalId,
});
