import * as z from 'zod';
import {
  amount,
  day,
  id,
  instant,
  keyText,
  personal,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import type { PersonalKind } from '#shared/fieldMetadata';
import { LANGUAGES } from '#shared/localization';

export const GENDERS = ['female', 'male', 'other'] as const;

/** A member as the store's own system sends it; fields that are left out keep their value, null clears a field. */
export const MemberInput = z.strictObject({
  externalId: keyText(120).min(1),
  name: text(120).nullable().optional(),
  phone: personal('phone').nullable().optional(),
  email: personal('email').nullable().optional(),
  address: personal('address').nullable().optional(),
  birthday: day().nullable().optional(),
  gender: z.enum(GENDERS).nullable().optional(),
  language: z.enum(LANGUAGES).nullable().optional(),
  country: text(80).nullable().optional(),
  channel: text(40).nullable().optional(),
  level: text(40).nullable().optional(),
  /** Groups in the store (wholesale, staff); price lists may be limited to some of them. */
  groups: z.array(text(40).min(1)).max(50).optional(),
  joinedAt: instant().nullable().optional(),
  /** The instant of this version by the store's own clock; an older version that arrives later is ignored. */
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
  birthday: z.string().nullable(),
  gender: z.enum(GENDERS).nullable(),
  language: z.string().nullable(),
  country: z.string().nullable(),
  channel: z.string().nullable(),
  level: z.string().nullable(),
  groups: z.array(z.string()),
  joinedAt: instant().nullable(),
  provisional: z.boolean(),
  orderCount: whole('count'),
  /** Minor units, summed over the member's counted orders and returns. */
  revenue: amount(),
  returned: amount(),
  firstOrderAt: instant().nullable(),
  lastOrderAt: instant().nullable(),
});
export type Member = z.infer<typeof Member>;
/** The personal fields without masks. */
export type Revealed = Pick<Member, 'id' | PersonalKind>;
