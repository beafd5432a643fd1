/** Routes of teams. */
import { TeamEdit, TeamInput } from '#contract/service/teams';
import { teams } from '#db/schema/service/teams';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { finishedBy, listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createTeam, deleteTeam, editTeam, showTeam } from './actions.ts';
import { withTeamMembers } from './load.ts';

type TeamRow = typeof teams.$inferSelect;

export const teamList: ListSpec = {
  table: teams,
  extra: {
    openTickets: `(select count(*) from tickets t where t.team_id = "teams".id
      and t.state in ('new', 'open', 'pendingCustomer', 'onHold'))`,
  },
  searchColumns: ['names'],
  defaultSort: ['id', 'ASC'],
  finish: finishedBy(({ db }, rows: readonly TeamRow[]) => withTeamMembers(db, rows)),
};

export const teamRoutes: Route[] = resource('teams', {
  list: listOf(teamList),
  show: ({ db }, { params }) => showTeam(db, recordId(params.id)),
  create: {
    body: TeamInput,
    handle: async (context: Context, { body }: Call<TeamInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createTeam(tx, writer, body));
    },
  },
  edit: {
    body: TeamEdit,
    handle: async (context: Context, { params, body }: Call<TeamEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editTeam(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteTeam(tx, writer, recordId(params.id)));
  },
});
