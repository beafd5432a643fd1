/** What a sent member says of instants and days, which must not lie ahead. */
import type { MemberInput } from '#contract/members/members';
import { hasYear } from '#shared/birthdays';
import { dayOf } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';

/** An error where the birthday is after today in the store's time zone. */
export const birthdayError = (
  { birthday }: MemberInput,
  { now, settings }: Writer,
): Record<string, string> | null =>
  birthday && hasYear(birthday) && birthday > dayOf(now, settings.timeZone)
    ? { birthday: 'errors.future' }
    : null;

/** The instants of consents and of facts about the member, with their paths. */
export const instantsOfFacts = ({
  consents,
  profile,
}: MemberInput): [path: string[], at: number | null][] => [
  ...Object.entries(consents ?? {}).map(([kind, said]): [string[], number | null] => [
    ['consents', kind, 'at'],
    said?.at ?? null,
  ]),
  ...Object.entries(profile ?? {}).map(([field, fact]): [string[], number | null] => [
    ['profile', field, 'at'],
    fact?.at ?? null,
  ]),
];
