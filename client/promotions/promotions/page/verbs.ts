/** What may be done with a promotion as it stands. Pure. */
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

/** In the order of their weight; `me` is the person's id. */
export const verbsOf = (
  { phase, open, liveRevision }: PromotionPage,
  me: string | undefined,
): Verb[] => {
  if (phase === 'archived') return ['duplicate'];
  const isOver = phase === 'ended' && !open;
  const deciding: Verb[] =
    open?.status === 'submitted'
      ? open.authorId === me
        ? []
        : ['approve', 'reject']
      : open
        ? ['submit']
        : [];
  const running: Verb[] =
    phase === 'running' || phase === 'scheduled' ? ['pause'] : phase === 'paused' ? ['resume'] : [];
  const dropping: Verb[] = open ? [liveRevision === null ? 'delete' : 'discard'] : [];
  const editing: Verb[] = isOver ? ['duplicate', 'edit'] : ['edit', 'duplicate'];
  return [
    ...deciding,
    ...running,
    ...editing,
    ...dropping,
    ...(liveRevision === null ? [] : ['archive' as const]),
  ];
};

/** Those in sight; the others stand in the menu. */
export const inSight = (verbs: readonly Verb[]): Verb[] => {
  const [first] = verbs;
  const wanted: Verb[] = ['approve', 'reject', 'pause', 'resume'];
  const seen = verbs.filter((verb) => verb === first || wanted.includes(verb));
  return seen.includes('delete') || seen.includes('archive') ? [] : seen;
};
