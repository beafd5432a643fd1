import { TagAssignment, TagEdit, TagInput } from '#contract/members/tags';
import { tags } from '#db/schema/members/segments';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { startRefresh } from '../segments/refresh.ts';
import { TAGGED } from '../segmentRules/memberFacts.ts';
import { members } from '#db/schema/members/members';
import { createTag, deleteTag, editTag } from './actions.ts';
import { assignTag } from './assign.ts';
import { loadPortrait } from './ofMember.ts';

const HAS = TAGGED.replaceAll('g.', '"tags".');

export const tagList: ListSpec = {
  table: tags,
  extra: {
    members: `(select count(*) from member_tags t where t.tag_id = "tags".id and ${HAS})`,
  },
  searchColumns: ['key', 'names'],
  keys: ['key'],
  defaultSort: ['key', 'ASC'],
};

export const tagRoutes = [
  ...resource('tags', {
    list: listOf(tagList),
    show: (context, { params }) => getRow(context.db, tags, recordId(params.id)),
    actions: {
      assignment: {
        summary: 'Give a tag to members, or take it away from them',
        action: 'assign',
        body: TagAssignment,
        handle: async (context: Context, { params, body }: Call<TagAssignment>) => {
          const writer = await writerOf(context);
          return context.transaction((tx) => assignTag(tx, writer, recordId(params.id), body));
        },
      },
    },
    create: {
      body: TagInput,
      handle: async (context: Context, { body }: Call<TagInput>) => {
        const writer = await writerOf(context);
        const row = await context.transaction((tx) => createTag(tx, writer, body));
        await startRefresh(context);
        return row;
      },
    },
    edit: {
      body: TagEdit,
      handle: async (context: Context, { params, body }: Call<TagEdit>) => {
        const writer = await writerOf(context);
        const row = await context.transaction((tx) =>
          editTag(tx, writer, recordId(params.id), body),
        );
        await startRefresh(context);
        return row;
      },
    },
    delete: async (context, { params }) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => deleteTag(tx, writer, recordId(params.id)));
    },
  }),
  ...resource('members', {
    actions: {
      portrait: {
        summary: 'The tags of a member with who gave them, and the segments that they are in',
        method: 'get',
        action: 'show',
        handle: async (context: Context, { params }: Call) => {
          const { id } = await getRow(context.db, members, recordId(params.id));
          return loadPortrait(context.db, id);
        },
      },
    },
  }),
];
