/** Routes by which texts of returns and imported tickets get their reasons. */
import { ReasonMatching } from '#contract/service/reasonTexts';
import { type Route, route } from '../../platform/http/route.ts';
import { rolledBack } from '../../platform/records/rolledBack.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { loadReasonTexts } from './load.ts';
import { matchTexts } from './match.ts';

const access = { resource: 'returnReasons', action: 'edit' };

export const reasonTextRoutes: Route[] = [
  route({
    method: 'get',
    path: '/reasonTexts',
    access,
    summary:
      'Texts of returns and imported tickets that mean no reason yet, with some of their records and the reason that they probably mean',
    handle: ({ db }) => loadReasonTexts(db),
  }),
  route({
    method: 'post',
    path: '/reasonTexts',
    access,
    summary:
      'Match texts with reasons, many at once; a preview saves nothing and says what would change in the figures',
    body: ReasonMatching,
    handle: async (context, { body }) => {
      const writer = await writerOf(context);
      const { transaction } = context;
      return body.preview
        ? rolledBack(transaction, (tx) => matchTexts(tx, writer, body))
        : transaction((tx) => matchTexts(tx, writer, body));
    },
  }),
];
