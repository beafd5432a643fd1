/** What the history of a record tells beside the entries of the record itself. */
import { Hook } from '#shared/hook';
import type { Value } from '#db/statements';

export interface RelatedActivities {
  /** The resource whose history it belongs to. */
  of: string;
  /** The resource of the entries: told to those who may see it. */
  resource: string;
  /** A statement that selects the ids of the entries; its placeholder is the id of the record. */
  idsOf: (db: object) => string;
  /** The id of the record in the address as a value of the statement. */
  toValue: (id: string) => Value;
}

/** Contributions of every domain. */
export const relatedActivities = new Hook<RelatedActivities>('relatedActivities');
