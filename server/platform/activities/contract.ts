import * as z from 'zod';
import { id, instant, localized } from '#shared/fields';

export const ACTOR_KINDS = ['staff', 'key', 'system', 'customer'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** The verbs of the activity log; their texts are in `activities.verbs`. */
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
  'erase',
  'signIn',
  'passwordChange',
  'passwordLink',
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
  'comment',
  'revert',
  'revise',
  'discard',
  'withdraw',
  'pause',
  'resume',
  'planYear',
  'observe',
  'seen',
  'unseen',
  'issue',
  'redeem',
  'fulfil',
  'cancel',
  'revoke',
  'reserve',
  'commit',
  'release',
  'return',
  'flag',
  'start',
  'end',
  'runAgain',
  'unmerge',
  'dismiss',
  'grantLevel',
  'endLevel',
  'makeReferralCode',
  'recordLevel',
  'renewSecret',
  'sendTest',
  'sendAgain',
  'tag',
  'untag',
  'enter',
  'award',
  'take',
  'assign',
  'reply',
  'note',
  'logCall',
  'receive',
  'hold',
  'resolve',
  'reopen',
  'markSpam',
  'handOver',
  'complete',
  'askAgain',
  'redact',
  'step',
  'link',
  'unlink',
  'share',
  'unshare',
  'pay',
  'payFail',
  'payAgain',
  'payOther',
  'settle',
  'publish',
  'verify',
] as const;
export type ActivityVerb = (typeof ACTIVITY_VERBS)[number];

/**
 * Who did something: a member of staff, a key of the store's systems, the console itself (jobs, commands), or a customer on the
 * page of a link.
 */
export interface Actor {
  kind: ActorKind;
  id: string | null;
  name: string;
}
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'system' };
export const CUSTOMER: Actor = { kind: 'customer', id: null, name: 'customer' };

const NamedOption = z.object({
  values: z.array(z.object({ key: z.string(), names: localized() })).optional(),
});
const changedFields = () => z.record(z.string(), z.unknown()).nullable();

/** An entry of the activity log. */
export const Activity = z.object({
  id: id(),
  at: instant(),
  actorKind: z.enum(ACTOR_KINDS),
  actorId: z.string().nullable(),
  actorName: z.string(),
  resource: z.string(),
  recordId: z.string().nullable(),
  recordName: z.string().nullable(),
  /** In each language, where the record has such names and was called by one of them. */
  recordNames: localized().nullable().exactOptional(),
  /** The options of the record by which its changed parts are named, as the variants of a product. */
  recordOptions: z.array(NamedOption).exactOptional(),
  verb: z.enum(ACTIVITY_VERBS),
  before: changedFields(),
  after: changedFields(),
  reason: z.string().nullable(),
  /** Shared by everything that one request or import changed; null where that cannot be undone. */
  changeId: z.string().nullable(),
});
export type Activity = z.infer<typeof Activity>;
