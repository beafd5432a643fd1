/** What may be done with a promotion as it stands. Pure. */
import { can, type Role } from '#contract/platform/access';
import { canApprove, isAllowedIn } from '#rules/platform/approvals';
import { toApprovable } from '#rules/promotions/promotions';
import type { PromotionPage } from '../draft.ts';

export type PromotionVerb =
  | 'submit'
  | 'approve'
  | 'reject'
  | 'pause'
  | 'resume'
  | 'end'
  | 'edit'
  | 'duplicate'
  | 'discard'
  | 'delete'
  | 'archive';
/** Those that ask first. */
export type ConfirmedVerb = Exclude<PromotionVerb, 'edit' | 'duplicate'>;

/** The nouns of the routes. */
export const NOUNS: Record<Exclude<ConfirmedVerb, 'delete'>, string> = {
  submit: 'submission',
  approve: 'approval',
  reject: 'rejection',
  pause: 'pause',
  resume: 'resumption',
  end: 'end',
  discard: 'discard',
  archive: 'archival',
};

/** The grants that the verbs ask for. */
const GRANTS: Record<PromotionVerb, string> = {
  submit: 'edit',
  approve: 'approval',
  reject: 'approval',
  pause: 'pause',
  resume: 'pause',
  end: 'pause',
  edit: 'edit',
  duplicate: 'create',
  discard: 'edit',
  delete: 'delete',
  archive: 'edit',
};

/** What this person may do, in the order of its weight. */
export const verbsOf = (
  { phase, open, liveRevision, programmeNumber }: PromotionPage,
  person: { id: string; role: Role },
): PromotionVerb[] => {
  const granted = (verbs: readonly PromotionVerb[]) =>
    verbs.filter((verb) => can(person.role, 'promotions', GRANTS[verb]));
  if (phase === 'archived') return granted(['duplicate']);
  const isOver = phase === 'ended' && !open;
  const approvable = open ? toApprovable(open) : null;
  // Whoever may not approve is not offered to reject either: an author edits or drops their own terms.
  const deciding: PromotionVerb[] =
    approvable === null
      ? []
      : canApprove('promotions', approvable, person)
        ? ['approve', 'reject']
        : isAllowedIn('submit', approvable.state)
          ? ['submit']
          : [];
  const running: PromotionVerb[] =
    phase === 'running' || phase === 'scheduled' ? ['pause'] : phase === 'paused' ? ['resume'] : [];
  // What belongs to the members' programme is changed there.
  if (programmeNumber !== null) return granted([...running, 'duplicate']);
  const ending: PromotionVerb[] =
    (phase === 'running' || phase === 'paused') && open?.status !== 'approved' ? ['end'] : [];
  const dropping: PromotionVerb[] = open ? [liveRevision === null ? 'delete' : 'discard'] : [];
  const isPlanned = open?.status === 'approved';
  const editing: PromotionVerb[] = isPlanned
    ? ['duplicate']
    : isOver
      ? ['duplicate', 'edit']
      : ['edit', 'duplicate'];
  return granted([
    ...deciding,
    ...running,
    ...editing,
    ...ending,
    ...dropping,
    // Also of one that never ran: with codes it cannot be deleted.
    'archive',
  ]);
};

/** Those in the bar; the others are in the menu. */
export const inSight = (verbs: readonly PromotionVerb[]): PromotionVerb[] => {
  const [first] = verbs;
  const wanted: PromotionVerb[] = ['approve', 'reject', 'pause', 'resume'];
  const seen = verbs.filter((verb) => verb === first || wanted.includes(verb));
  return seen.includes('delete') || seen.includes('archive') ? [] : seen;
};
