/** Routes of absences. */
import { AbsenceEdit, AbsenceInput } from '#contract/service/absences';
import { absences } from '#db/schema/service/teams';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { finishedBy, listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import {
  type AbsenceWriter,
  createAbsence,
  deleteAbsence,
  editAbsence,
  showAbsence,
} from './actions.ts';
import { withNames } from './load.ts';

type AbsenceRow = typeof absences.$inferSelect;

export const absenceList: ListSpec = {
  table: absences,
  timedTexts: {
    state: `case when clock.at < "absences".from_at then 'planned'
      when clock.at < "absences".until_at then 'current' else 'over' end`,
  },
  defaultSort: ['fromAt', 'DESC'],
  finish: finishedBy(({ db, now }, rows: readonly AbsenceRow[]) => withNames(db, rows, now())),
};

const absenceWriter = async (context: Context): Promise<AbsenceWriter> => ({
  ...(await writerOf(context)),
  role: context.role,
});

export const absenceRoutes: Route[] = resource('absences', {
  list: listOf(absenceList),
  show: ({ db, now }, { params }) => showAbsence(db, recordId(params.id), now()),
  create: {
    body: AbsenceInput,
    handle: async (context: Context, { body }: Call<AbsenceInput>) => {
      const writer = await absenceWriter(context);
      return context.transaction((tx) => createAbsence(tx, writer, body));
    },
  },
  edit: {
    body: AbsenceEdit,
    handle: async (context: Context, { params, body }: Call<AbsenceEdit>) => {
      const writer = await absenceWriter(context);
      return context.transaction((tx) => editAbsence(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await absenceWriter(context);
    return context.transaction((tx) => deleteAbsence(tx, writer, recordId(params.id)));
  },
});
