/** Routes of the file of one member, and of erasing one. */
import { DataFileInput, ErasureInput, type ErasurePreview } from '#contract/members/erasure';
import { members } from '#db/schema/members/members';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { makeDataFile } from './dataFile.ts';
import { eraseMember, loadBlocks, loadKeeps } from './eraseMember.ts';
import { loadMergedNumbers } from './mergedNumbers.ts';

export const erasureRoutes = resource('members', {
  actions: {
    dataFile: {
      summary: 'Everything that is stored about a member in the clear; who asked and why is logged',
      body: DataFileInput,
      hasSecret: true,
      handle: (context: Context, { params, body }: Call<DataFileInput>) =>
        makeDataFile(context, recordId(params.id), body.reason),
    },
    erasurePreview: {
      summary:
        'Which merged records are erased with a member, what has to be finished first, and what goes on',
      method: 'get',
      action: 'erasure',
      handle: async ({ db, now }: Context, { params }: Call): Promise<ErasurePreview> => {
        const { id } = await getRow(db, members, recordId(params.id));
        return {
          merged: await loadMergedNumbers(db, id),
          blocks: await loadBlocks(db, id, now()),
          keeps: await loadKeeps(db, id, now()),
        };
      },
    },
    erasure: {
      summary:
        'Erase who a member is, for good; ledgers and figures stay under the member’s number, which is typed to confirm it',
      body: ErasureInput,
      handle: (context: Context, { params, body }: Call<ErasureInput>) =>
        eraseMember(context, recordId(params.id), body),
    },
  },
});
