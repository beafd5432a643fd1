export const ACTOR_KINDS = ['staff', 'key', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who is acting: a member of staff, a key of the store's systems, or the console itself (jobs, command line). */
export interface Actor {
  kind: ActorKind;
  id: string | null;
  name: string;
}
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'system' };

export interface Activity {
  id: number;
  at: number;
  actorKind: ActorKind;
  actorId: string | null;
  actorName: string;
  resource: string;
  recordId: string | null;
  recordName: string | null;
  verb: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}
