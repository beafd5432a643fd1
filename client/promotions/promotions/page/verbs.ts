/** What may be done with a promotion as it stands. Pure. */
import { can, type Role } from '#contract/platform/access';
import { canApprove, isAllowedIn } from '#rules/platform/approvals';
import { toApprovable } from '#rules/promotions/promotions';
import type { PromotionPage } from '../draft.ts';

export const VERBS = [
  'submit',
  'approve',
  'reject',
  'pause',
  'resume',
  'edit',
  'duplicate',
  'discard',
  'delete',
  'archive',
] as const;
export type Verb = (typeof VERBS)[number];

/** The noun of the route; none for what is no verb of the server's. */
export const NOUNS: Partial<Record<Verb, string>> = {
  submit: 'submission',
  approve: 'approval',
  reject: 'rejection',
  pause: 'pause',
  resume: 'resumption',
  discard: 'discard',
  archive: 'archival',
};

/** The grant that a verb asks for. */
export const grantOf = (verb: Verb): string =>
  verb === 'approve' || verb === 'reject'
    ? 'approval'
    : verb === 'pause' || verb === 'resume'
      ? 'pause'
      : verb === 'duplicate'
        ? 'create'
        : verb === 'delete'
          ? 'delete'
          : 'edit';

/** What this person may do, in the order of its weight. */
export const verbsOf = (
  { phase, open, liveRevision }: PromotionPage,
  person: { id: string; role: Role },
): Verb[] => {
  const granted = (verbs: readonly Verb[]) =>
    verbs.filter((verb) => can(person.role, 'promotions', grantOf(verb)));
  if (phase === 'archived') return granted(['duplicate']);
  const isOver = phase === 'ended' && !open;
  const approvable = open ? toApprovable(open) : null;
  // Whoever may not approve is not offered to reject either: an author edits or drops their own terms.
  const deciding: Verb[] =
    approvable === null
      ? []
      : canApprove('promotions', approvable, person)
        ? ['approve', 'reject']
        : isAllowedIn('submit', approvable.state)
          ? ['submit']
          : [];
  const running: Verb[] =
    phase === 'running' || phase === 'scheduled' ? ['pause'] : phase === 'paused' ? ['resume'] : [];
  const dropping: Verb[] = open ? [liveRevision === null ? 'delete' : 'discard'] : [];
  const editing: Verb[] = isOver ? ['duplicate', 'edit'] : ['edit', 'duplicate'];
  return granted([
    ...deciding,
    ...running,
    ...editing,
    ...dropping,
    ...(liveRevision === null ? [] : ['archive' as const]),
  ]);
};

/** Those in sight; the others stand in the menu. */
export const inSight = (verbs: readonly Verb[]): Verb[] => {
  const [first] = verbs;
  const wanted: Verb[] = ['approve', 'reject', 'pause', 'resume'];
  const seen = verbs.filter((verb) => verb === first || wanted.includes(verb));
  return seen.includes('delete') || seen.includes('archive') ? [] : seen;
};
