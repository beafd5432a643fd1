import * as z from 'zod';
import {
  amount,
  birthday,
  id,
  instant,
  reference,
  keyText,
  personal,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import type { PersonalKind } from '#shared/fieldMetadata';
import { LANGUAGES } from '#shared/localization';

export const GENDERS = ['female', 'male', 'other'] as const;
export const AGE_BANDS = [
  'under_18',
  '18_24',
  '25_34',
  '35_44',
  '45_54',
  '55_64',
  'from_65',
] as const;
export const EDUCATIONS = ['school', 'vocational', 'bachelor', 'master', 'doctorate'] as const;

/** What a member may consent to: messages of marketing, and a profile of who they are. */
export const CONSENTS = ['marketing', 'profiling'] as const;
export type ConsentKind = (typeof CONSENTS)[number];

/** Given or refused: where, and when. Of two statements the later one holds, whenever it arrives. */
const ConsentInput = z.strictObject({
  granted: z.boolean(),
  /** Where it was said, such as the checkout or a call. */
  source: requiredText(80),
  at: instant(),
});
const ConsentsInput = z.strictObject({
  marketing: ConsentInput.optional(),
  profiling: ConsentInput.optional(),
});

export const PROFILE_FIELDS = [
  'ageBand',
  'region',
  'occupation',
  'incomeBand',
  'education',
  'interests',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** Who said it: the member, the store's own system, a survey, or a list that was bought or imported. */
export const PROFILE_SOURCES = ['member', 'store', 'survey', 'import'] as const;
export type ProfileSource = (typeof PROFILE_SOURCES)[number];

/** A fact about a member with its source; null says that nothing is known any more. The later one holds. */
const fact = <S extends z.ZodType>(value: S) =>
  z
    .strictObject({
      value: value.nullable(),
      source: z.enum(PROFILE_SOURCES),
      /** Without it, the instant of this version. */
      at: instant().optional(),
    })
    .optional();

const ProfileInput = z.strictObject({
  ageBand: fact(z.enum(AGE_BANDS)),
  region: fact(requiredText(80)),
  occupation: fact(requiredText(80)),
  incomeBand: fact(requiredText(80)),
  education: fact(z.enum(EDUCATIONS)),
  interests: fact(
    z
      .array(requiredText(40))
      .max(50)
      .transform((all) => [...new Set(all)]),
  ),
});

/** The fields of a member whose newest statement holds, whichever version brought it. */
export const CLOCKED_FIELDS = [
  'name',
  'phone',
  'email',
  'address',
  'birthday',
  'gender',
  'language',
  'country',
  'channel',
  'groups',
  'joinedAt',
] as const;
export type ClockedField = (typeof CLOCKED_FIELDS)[number];
/** Instants by the store's own clock, UTC ms. */
export type FieldClocks = Partial<Record<ClockedField, number | null>>;

/** A member as the store's own system sends it; fields that are left out keep their value, null clears a field. */
export const MemberInput = z.strictObject({
  externalId: keyText(120).min(1),
  name: text(120).nullable().optional(),
  phone: personal('phone').nullable().optional(),
  email: personal('email').nullable().optional(),
  address: personal('address').nullable().optional(),
  birthday: birthday().nullable().optional(),
  gender: z.enum(GENDERS).nullable().optional(),
  language: z.enum(LANGUAGES).nullable().optional(),
  country: text(80).nullable().optional(),
  channel: text(40).nullable().optional(),
  /** Kept in the history; once a version of the members' programme is in force, the programme decides the level. */
  level: text(40).nullable().optional(),
  /** Groups in the store (wholesale, staff); price lists may be limited to some of them. */
  groups: z.array(text(40).min(1)).max(50).optional(),
  joinedAt: instant().nullable().optional(),
  consents: ConsentsInput.optional(),
  profile: ProfileInput.optional(),
  /** The instant of this version by the store's own clock; an older one that arrives later adds what no newer one said. */
  updatedAt: instant()
    .nullish()
    .transform((at) => at ?? null),
});
export type MemberInput = z.infer<typeof MemberInput>;

export const RevealInput = z.strictObject({ reason: requiredText(300) });
export type RevealInput = z.infer<typeof RevealInput>;

/** A member as shown to staff; phone, e-mail and address are masked for roles that may not see them. */
export const Member = z.object({
  id: id(),
  externalId: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  birthday: birthday().nullable(),
  gender: z.enum(GENDERS).nullable(),
  language: z.string().nullable(),
  country: z.string().nullable(),
  channel: z.string().nullable(),
  level: z.string().nullable(),
  groups: z.array(z.string()),
  joinedAt: instant().nullable(),
  /** Null where the member was never asked. */
  marketingConsent: z.boolean().nullable(),
  marketingConsentSource: z.string().nullable(),
  marketingConsentAt: instant().nullable(),
  profilingConsent: z.boolean().nullable(),
  profilingConsentSource: z.string().nullable(),
  profilingConsentAt: instant().nullable(),
  /** Empty for a member who refused a profile, whatever was collected. */
  ageBand: z.enum(AGE_BANDS).nullable(),
  region: z.string().nullable(),
  occupation: z.string().nullable(),
  incomeBand: z.string().nullable(),
  education: z.enum(EDUCATIONS).nullable(),
  interests: z.array(z.string()),
  profileSources: z.partialRecord(
    z.enum(PROFILE_FIELDS),
    z.object({ source: z.enum(PROFILE_SOURCES), at: instant() }),
  ),
  provisional: z.boolean(),
  /** The member of whom this is another record, and since when; null for a member of its own. */
  mergedInto: reference('members').nullable(),
  mergedAt: instant().nullable(),
  orderCount: whole('count'),
  /** Minor units, summed over the member's counted orders and returns. */
  revenue: amount(),
  returned: amount(),
  firstOrderAt: instant().nullable(),
  lastOrderAt: instant().nullable(),
  /** When everything that says who the member is was erased; null for everybody else. */
  erasedAt: instant().nullable(),
});
export type Member = z.infer<typeof Member>;
/** The personal fields without masks. */
export type Revealed = Pick<Member, 'id' | PersonalKind>;

/** Where members are known to live, as the store sent it: choices for the filters of their list. */
export interface MemberPlaces {
  regions: string[];
  countries: string[];
}
