/** Creates the members that invoices name. When they registered stays unknown: an invoice says only that they bought. */
import { upsertMembers } from '../../members/members/actions.ts';
import { idsByExternalId } from '../../members/members/memberIds.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import { cannotSave, type Facts } from './invoiceFacts.ts';

export const writeMembers = async (run: ImportRun, { members }: Facts) => {
  const chunks = run.chunks<[string, string], 'created' | 'unchanged'>({
    first: 20,
    write: async (tx, items) => {
      const rows = await idsByExternalId(tx, { externalIds: items.map(([id]) => id) });
      const known = new Set(rows.map(({ externalId }) => externalId));
      const fresh = items.filter(([id]) => !known.has(id));
      await upsertMembers(
        tx,
        run.writer,
        fresh.map(([externalId, country]) => ({
          externalId,
          country: country || null,
          updatedAt: null,
        })),
      );
      return items.map(([id]) => (known.has(id) ? 'unchanged' : 'created'));
    },
    settle: (_item, outcome) => run.count('members', outcome),
    refuse: ([externalId]) => {
      throw cannotSave(externalId);
    },
  });
  for (const member of members) if (chunks.add(member)) await chunks.flush();
  await chunks.flush();
};
