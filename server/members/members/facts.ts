/** Consents and facts about a member: of two statements the later one holds, in whatever order they arrive. Pure. */
import {
  CONSENTS,
  type ConsentKind,
  type Member,
  type MemberInput,
  PROFILE_FIELDS,
  type ProfileField,
} from '#contract/members/members';

type Profile = Pick<Member, ProfileField | 'profileSources'>;
type Consents = Pick<
  Member,
  `${ConsentKind}Consent` | `${ConsentKind}ConsentSource` | `${ConsentKind}ConsentAt`
>;
export type MemberFacts = Profile & Consents;

export const NO_FACTS: MemberFacts = {
  marketingConsent: null,
  marketingConsentSource: null,
  marketingConsentAt: null,
  profilingConsent: null,
  profilingConsentSource: null,
  profilingConsentAt: null,
  ageBand: null,
  region: null,
  occupation: null,
  incomeBand: null,
  education: null,
  interests: [],
  profileSources: {},
};

/** Of two statements of one instant the refusal holds. */
const isLater = (
  sent: { granted: boolean; at: number },
  { granted, at }: { granted: boolean | null; at: number | null },
) => at === null || sent.at > at || (sent.at === at && granted === true && !sent.granted);

const consentsAfter = (before: Consents, sent: MemberInput['consents']): Partial<Consents> =>
  Object.assign(
    {},
    ...CONSENTS.map((kind) => {
      const said = sent?.[kind];
      const known = { granted: before[`${kind}Consent`], at: before[`${kind}ConsentAt`] };
      if (!said || !isLater(said, known)) return {};
      return {
        [`${kind}Consent`]: said.granted,
        [`${kind}ConsentSource`]: said.source,
        [`${kind}ConsentAt`]: said.at,
      };
    }),
  );

const profileAfter = (
  before: Profile,
  sent: MemberInput['profile'],
  sentAt: number,
): Partial<Profile> => {
  const values: Record<string, unknown> = {};
  const sources = { ...before.profileSources };
  for (const field of PROFILE_FIELDS) {
    const fact = sent?.[field];
    if (!fact) continue;
    const at = fact.at ?? sentAt;
    if (at < (sources[field]?.at ?? -Infinity)) continue;
    values[field] = fact.value ?? (field === 'interests' ? [] : null);
    sources[field] = { source: fact.source, at };
  }
  return Object.keys(values).length === 0 ? {} : { ...values, profileSources: sources };
};

/**
 * The columns that a message changes. A fact without an instant was said at `sentAt` (UTC ms); of two of one instant the
 * one that arrives last holds.
 */
export const factsAfter = (
  before: MemberFacts,
  { consents, profile }: Pick<MemberInput, 'consents' | 'profile'>,
  sentAt: number,
): Partial<MemberFacts> => ({
  ...consentsAfter(before, consents),
  ...profileAfter(before, profile, sentAt),
});

/** The member as shown and used: without a profile where the member refused one. */
export const withoutRefusedProfile = <M extends Partial<MemberFacts>>(member: M): M => {
  if (member.profilingConsent !== false) return member;
  const { ageBand, region, occupation, incomeBand, education, interests, profileSources } =
    NO_FACTS;
  return {
    ...member,
    ageBand,
    region,
    occupation,
    incomeBand,
    education,
    interests,
    profileSources,
  };
};
