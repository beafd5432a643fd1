/** Consents and facts about a member: of two statements the later one holds, in whatever order they arrive. Pure. */
import {
  CONSENTS,
  type ConsentKind,
  type Member,
  type MemberInput,
  PROFILE_FIELDS,
  PROFILE_SOURCES,
  type ProfileField,
  type ProfileSource,
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

/** When a message was sent by the store's clock, null where it does not say, and when it arrives; UTC ms. */
interface Statement {
  sentAt: number | null;
  now: number;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

interface Fact {
  value: unknown;
  source: ProfileSource;
}
const rankOf = ({ source }: Fact) => PROFILE_SOURCES.indexOf(source);
const isNothing = ({ value }: Fact) => value === null || isSame(value, []);

/**
 * Of two statements of one instant: that of the source which comes first in `PROFILE_SOURCES`; of one source, that nothing
 * is known any more; else the greater text. So it does not matter which arrives first.
 */
const outweighs = (sent: Fact, known: Fact): boolean => {
  if (rankOf(sent) !== rankOf(known)) return rankOf(sent) < rankOf(known);
  if (isNothing(sent) || isNothing(known)) return isNothing(sent);
  return JSON.stringify(sent.value) > JSON.stringify(known.value);
};

const profileAfter = (
  before: Profile,
  sent: MemberInput['profile'],
  { sentAt, now }: Statement,
): Partial<Profile> => {
  const values: Record<string, unknown> = {};
  const sources = { ...before.profileSources };
  for (const field of PROFILE_FIELDS) {
    const fact = sent?.[field];
    if (!fact) continue;
    const { source } = fact;
    const known = sources[field];
    const value = fact.value ?? (field === 'interests' ? [] : null);
    const said = fact.at ?? sentAt;
    // What is said again without any instant is no news.
    if (said === null && known?.source === source && isSame(before[field], value)) continue;
    const at = said ?? Math.max(now, known?.at ?? now);
    const isTie = said !== null && at === known?.at;
    if (at < (known?.at ?? -Infinity)) continue;
    if (isTie && !outweighs({ value, source }, { value: before[field], source: known.source }))
      continue;
    values[field] = value;
    sources[field] = { source, at };
  }
  return Object.keys(values).length === 0 ? {} : { ...values, profileSources: sources };
};

/**
 * The columns that a message changes. A fact without an instant was said when the message was sent, and is the newest
 * where that is not known either.
 */
export const factsAfter = (
  before: MemberFacts,
  { consents, profile }: Pick<MemberInput, 'consents' | 'profile'>,
  statement: Statement,
): Partial<MemberFacts> => ({
  ...consentsAfter(before, consents),
  ...profileAfter(before, profile, statement),
});

/**
 * Changes for the activity log: which facts were said, by whom and when, without the facts themselves. A member may refuse
 * a profile later, and the log keeps what it has.
 */
export const withoutProfileValues = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([field]) => !(PROFILE_FIELDS as readonly string[]).includes(field),
    ),
  );

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
