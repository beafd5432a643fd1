export const ACTOR_KINDS = ['staff', 'key', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Everything that can be said to have been done; each has its words in `activities.verbs`. */
export const ACTIVITY_VERBS = [
  'create',
  'edit',
  'delete',
  'restore',
  'archive',
  'move',
  'merge',
  'import',
  'export',
  'reveal',
  'signIn',
  'passwordChange',
  'twoFactorOn',
  'twoFactorOff',
  'backupCodes',
  'sessionEnd',
  'invite',
  'invitationRevoke',
  'join',
  'deactivate',
  'reactivate',
  'submit',
  'approve',
  'reject',
  'revert',
  'revise',
  'discard',
  'pause',
  'resume',
  'planYear',
  'observe',
  'seen',
  'unseen',
  'issue',
  'revoke',
  'reserve',
  'commit',
  'release',
  'return',
] as const;
export type ActivityVerb = (typeof ACTIVITY_VERBS)[number];

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
  verb: ActivityVerb;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}
