/** By what answers are counted, read with statements alone: in a transaction in a thread there are no builders. */
import type { Definition } from '#contract/surveys/definitions';
import type { Need } from '#contract/surveys/dimensions';
import type { Weights } from '#contract/surveys/weightSets';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { type Plan, planOf } from './plan.ts';

const versions = statement<{ id: number; definition: string }>(
  'select id, definition from survey_versions order by id',
);
const weightSets = statement<{ effectiveAt: number | string; weights: string }>(
  'select effective_at as "effectiveAt", weights from weight_sets order by effective_at',
);
const dimensions = statement<{ key: string; need: Need }>('select key, need from dimensions');

export interface Countings {
  plans: ReadonlyMap<number, Plan>;
  /** The earliest first. */
  sets: readonly { effectiveAt: number; weights: Weights }[];
  needs: ReadonlyMap<string, Need>;
}

export const loadCountings = async (db: Db): Promise<Countings> => ({
  plans: new Map(
    (await versions(db)).map(({ id, definition }) => [
      id,
      planOf(JSON.parse(definition) as Definition),
    ]),
  ),
  sets: (await weightSets(db)).map(({ effectiveAt, weights }) => ({
    effectiveAt: Number(effectiveAt),
    weights: JSON.parse(weights) as Weights,
  })),
  needs: new Map((await dimensions(db)).map(({ key, need }) => [key, need])),
});
