import type { ActivityVerb, ActorKind } from '#contract/platform/activities';
import { kit } from '../../kit.ts';

/** The activity log: who changed what, when and why. Append-only; written in the transaction of the change. */
export const activities = kit.table(
  'activities',
  {
    id: kit.id(),
    at: kit.instant().notNull(),
    actorKind: kit.text().$type<ActorKind>().notNull(),
    actorId: kit.text(),
    actorName: kit.text().notNull(),
    resource: kit.text().notNull(),
    recordId: kit.text(),
    recordName: kit.text(),
    verb: kit.text().$type<ActivityVerb>().notNull(),
    /** Only the fields that changed. */
    before: kit.json().$type<Record<string, unknown>>(),
    after: kit.json().$type<Record<string, unknown>>(),
    reason: kit.text(),
    /** Shared by all entries of one request or import, so that they can be undone together. */
    changeId: kit.text(),
  },
  (t) => [
    kit.index('activities_record').on(t.resource, t.recordId, t.id),
    kit.index('activities_actor').on(t.actorId, t.id),
    kit.index('activities_at').on(t.at),
    kit.index('activities_change').on(t.changeId),
  ],
);
