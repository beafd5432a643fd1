/** All levels, groups and channels that audiences may contain, and the refusal of others. */
import {
  AUDIENCE_PARTS,
  type AudienceChoice,
  type AudienceChoices,
  type AudiencePart,
} from '#contract/platform/audiences';
import { unknownNames, type WrittenAudience } from '#rules/platform/audiences';
import type { Db } from '#db';
import type { FieldErrors } from '#shared/fields';
import { Hook } from '#shared/hook';
import { invalid } from '../http/errors.ts';
import type { Writer } from '../records/writer.ts';

/** A name with what is known about it; several domains may know parts of the same name. */
export interface KnownName extends Partial<Omit<AudienceChoice, 'key'>> {
  kind: AudiencePart;
  key: string;
}

/** The names that each domain knows, and how many members have them at an instant. */
export const audienceNamesOf = new Hook<(db: Db, at: number) => Promise<KnownName[]>>(
  'audienceNames',
);

const compare = (a: AudienceChoice, b: AudienceChoice) =>
  (b.rank ?? -Infinity) - (a.rank ?? -Infinity) ||
  (b.members ?? 0) - (a.members ?? 0) ||
  (a.key < b.key ? -1 : 1);

export const loadAudienceChoices = async (db: Db, at: number): Promise<AudienceChoices> => {
  const byKind = Object.fromEntries(
    AUDIENCE_PARTS.map((kind) => [kind, new Map<string, AudienceChoice>()]),
  ) as Record<AudiencePart, Map<string, AudienceChoice>>;
  for (const load of audienceNamesOf.parts)
    for (const { kind, key, ...facts } of await load(db, at)) {
      const nothing = { key, names: null, rank: null, color: null };
      const known = byKind[kind].get(key) ?? {
        ...nothing,
        members: kind === 'channels' ? null : 0,
      };
      byKind[kind].set(key, { ...known, ...facts });
    }
  const toList = (kind: AudiencePart) =>
    [...byKind[kind].values()]
      .map((choice) => (kind === 'levels' ? choice : { ...choice, rank: null }))
      .sort(compare);
  return {
    levels: toList('levels'),
    groups: toList('groups'),
    channels: toList('channels'),
    segments: toList('segments'),
  };
};

/** Throws 422 with the field of each unknown name; `toErrors` places the errors in those of the record. */
export const checkAudience = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  audience: WrittenAudience,
  toErrors: (errors: FieldErrors) => FieldErrors,
): Promise<void> => {
  if (!audience.fromLevel && AUDIENCE_PARTS.every((kind) => (audience[kind] ?? []).length === 0))
    return;
  const errors = unknownNames(audience, await loadAudienceChoices(tx, now));
  if (errors) throw invalid(toErrors(errors));
};
