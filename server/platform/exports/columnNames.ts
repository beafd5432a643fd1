/** What the names of columns say about their values. Pure. */

import type { Localized } from '#shared/localization';

export type Key = string | number;
export type Names = readonly (readonly [key: Key, name: Localized | string | null])[];

/** Where the names are of the records or codes that a column holds. */
export interface Named {
  /** The resource whose records have the names. */
  of: string;
  /** The field of these records that the column holds. */
  by: string;
  /** A further value that these records have. */
  kind?: string;
  /** Whether everybody knows these names; else only roles that list the resource. */
  isOpen?: true;
  /** The names themselves, of what is no record. */
  own?: () => Names;
}

/** Fields that hold the name of a person, or of the system or a customer. */
export const PEOPLE =
  /^(?:actorName|authorName|approverName|reviewerName|givenBy|openedBy|closedBy|decidedBy)$/;

const audience = (kind: string): Named => ({ of: 'audienceNames', by: 'key', kind, isOpen: true });
const LEVELS = audience('levels');
const SEGMENTS: Named = { of: 'segments', by: 'key', isOpen: true };
const REASONS: Named = { of: 'returnReasons', by: 'code' };
const DIMENSIONS: Named = { of: 'dimensions', by: 'key' };

/** Fields that hold keys of levels, groups, channels and segments, or codes that staff have named. */
const SOURCES: Readonly<Record<string, Named>> = {
  level: LEVELS,
  levels: LEVELS,
  fromLevel: LEVELS,
  levelBefore: LEVELS,
  levelAfter: LEVELS,
  groups: audience('groups'),
  channel: audience('channels'),
  channels: audience('channels'),
  segments: SEGMENTS,
  reasonCode: REASONS,
  dimensionKey: DIMENSIONS,
  dimensions: DIMENSIONS,
  topics: DIMENSIONS,
};

/** Where the names of such a field are; by the last name of its path. */
export const sourceOfKey = (path: string): Named | undefined =>
  SOURCES[path.slice(path.lastIndexOf('.') + 1)];
