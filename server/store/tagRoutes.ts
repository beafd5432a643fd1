/** Tags that the store's own system gives to members. */
import { MemberTagInput } from '#contract/members/tags';
import { tagMember } from '../members/tags/assign.ts';
import { type Route, route } from '../platform/http/route.ts';
import { writerOf } from '../platform/records/writer.ts';

export const tagRoutes: Route[] = [
  route({
    method: 'post',
    path: '/store/memberTags',
    access: { scope: 'members.write' },
    summary: 'Give a tag to a member, or take it away; tags are set up in the console',
    body: MemberTagInput,
    handle: async (context, { body }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => tagMember(tx, writer, body, 'store'));
    },
  }),
];
