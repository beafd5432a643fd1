/** Converts the sent data of a member to the columns of its row. */
import type { MemberInput } from '#contract/members/members';
import { NO_CLOCKS, saidBy } from './clocks.ts';
import { factsAfter, NO_FACTS } from './facts.ts';

/** What a version changes, without level, consents and profile. */
export const valuesOf = (input: MemberInput, before: Parameters<typeof saidBy>[1]) => {
  const { values, clocks } = saidBy(input, before);
  return { ...values, provisional: false, ...clocks };
};

/** Default values of a new member. When somebody registered is unknown until something says it: becoming known says nothing. */
const EMPTY = {
  joinedAt: null,
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
  createdAt: now,
  updatedAt: now,
  ...valuesOf(input, NO_CLOCKS),
  ...NO_FACTS,
  ...factsAfter(NO_FACTS, input, { sentAt: input.updatedAt, now }),
  level: input.level || null,
  externalId: input.externalId,
});
