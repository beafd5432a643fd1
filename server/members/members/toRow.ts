/** Converts the sent data of a member to the columns of its row. */
import type { MemberInput } from '#contract/members/members';
import { factsAfter, NO_FACTS } from './facts.ts';

/** Without level, consents and profile; `clock` is the newest known instant by the store's own clock. */
export const valuesOf = (
  { updatedAt: _, level: _level, consents: _consents, profile: _profile, ...input }: MemberInput,
  clock: number | null,
) => ({
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
  groups: [],
};

export const toNewRow = (input: MemberInput, now: number) => ({
  ...EMPTY,
  joinedAt: now,
  createdAt: now,
  updatedAt: now,
  ...valuesOf(input, input.updatedAt),
  ...NO_FACTS,
  ...factsAfter(NO_FACTS, input, { sentAt: input.updatedAt, now }),
  level: input.level || null,
  externalId: input.externalId,
});
