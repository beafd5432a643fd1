/** The link behind a page, and what is written by it. */
import { CUSTOMER } from '#contract/platform/activities';
import { conflict } from '../../platform/http/errors.ts';
import type { PublicCall } from '../../platform/publicPages/pages.ts';
import type { LinkRow } from '../customerLinks/links.ts';
import { findOwnLink } from '../customerLinks/people.ts';

export const loadLink = ({ context, tokenHash }: PublicCall): Promise<LinkRow | null> =>
  findOwnLink(context.db, tokenHash, context.now());

/** What is written by a link is written only while the link is its customer's. */
export const workBy = (
  { context, tokenHash }: PublicCall,
  link: LinkRow | null,
): PublicCall['context'] => ({
  ...context,
  // Files belong to whoever stored them until they are sent: to this link.
  actor: { ...CUSTOMER, id: `link-${link?.id ?? 0}` },
  transaction: (work) =>
    context.transaction(async (tx) => {
      if (!(await findOwnLink(tx, tokenHash, context.now())))
        throw conflict('customerLinks.errors.ended');
      return work(tx);
    }),
});
