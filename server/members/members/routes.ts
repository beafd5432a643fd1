import { RevealInput } from '#contract/members/members';
import { AudienceSizeInput } from '#contract/platform/audiences';
import { members } from '#db/schema/members/members';
import { loadAudienceChoices } from '../../platform/audiences/known.ts';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { countAudience } from './audiences.ts';
import { memberList, seesPersonal } from './list.ts';
import { withoutRefusedProfile } from './facts.ts';
import { revealMember } from './reveal.ts';
import { maskPersonal } from './rules.ts';

const show = async (context: Context, { params }: Call<never, never>) => {
  const { sourceUpdatedAt: _clock, ...member } = await getRow(
    context.db,
    members,
    recordId(params.id),
  );
  const shown = withoutRefusedProfile(member);
  return seesPersonal(context) ? shown : maskPersonal(shown);
};

export const memberRoutes = [
  ...resource('members', {
    list: listOf(memberList),
    show,
    actions: {
      audiences: {
        summary: 'The levels, groups and channels to choose from, with their names and members',
        method: 'get',
        collection: true,
        action: 'list',
        handle: ({ db }: Context) => loadAudienceChoices(db),
      },
      audienceSize: {
        summary: 'The number of members of one of these levels and one of these groups',
        collection: true,
        action: 'list',
        body: AudienceSizeInput,
        handle: async ({ db }: Context, { body }: Call<AudienceSizeInput>) => ({
          members: await countAudience(db, body),
        }),
      },
      reveal: {
        summary: "Show a member's phone, e-mail and address in the clear; who and why is logged",
        body: RevealInput,
        hasSecret: true,
        handle: (context, { params, body }: Call<RevealInput>) =>
          revealMember(context, recordId(params.id), body.reason),
      },
    },
  }),
];
