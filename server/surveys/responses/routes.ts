/** Routes of single responses. */
import { ResponseRedaction, ResponseTags } from '#contract/surveys/responses';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { redactResponse, tagResponse } from './actions.ts';
import { responseList } from './list.ts';
import { loadShown, showResponse } from './show.ts';

type Step<Body> = (tx: Db, writer: Writer, id: string, body: Body) => Promise<void>;

/** Of a response that may be read. */
const verb =
  <Body>(step: Step<Body>) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const writer = await writerOf(context);
    const id = params.id ?? '';
    return context.transaction(async (tx) => {
      const within = { ...context, db: tx };
      await loadShown(within, id);
      await step(tx, writer, id, body);
      return showResponse(within, id);
    });
  };

export const responseRoutes: Route[] = resource('surveyResponses', {
  list: listOf(responseList),
  show: (context, { params }) => showResponse(context, params.id ?? ''),
  actions: {
    tags: {
      summary: 'Say in own words what a response is about',
      action: 'tag',
      body: ResponseTags,
      handle: verb<ResponseTags>(tagResponse),
    },
    redaction: {
      summary: 'Take the words of one answer away for good, with the reason',
      body: ResponseRedaction,
      handle: verb<ResponseRedaction>(redactResponse),
    },
  },
});
