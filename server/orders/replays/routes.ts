/** Routes of replays of the programme. */
import { ReplayInput } from '#contract/members/replays';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { replayMemberList } from './list.ts';
import { showNewest, showReplay } from './show.ts';
import { startReplay } from './start.ts';

export const replayRoutes = [
  ...resource('programmeReplays', {
    show: (context, { params }) => showReplay(context.db, recordId(params.id)),
    create: {
      body: ReplayInput,
      handle: async (context: Context, { body }: Call<ReplayInput>) => {
        const id = await startReplay(context, body);
        return showReplay(context.db, id);
      },
    },
  }),
  ...resource('programmeReplayMembers', { list: listOf(replayMemberList) }),
  ...resource('programmeVersions', {
    actions: {
      replay: {
        summary: 'Read the newest replay of a version over what members did',
        method: 'get',
        action: 'show',
        handle: (context: Context, { params }: Call) => showNewest(context.db, recordId(params.id)),
      },
    },
  }),
];
