/** Routes of the rules that suggest prices. */
import { SuggestionRuleInput } from '#contract/pricing/competitors';
import { suggestionRules } from '#db/schema/pricing/competitors';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { createRule, deleteRule, editRule } from './ruleActions.ts';
import { pageOfSuggestions, SuggestionQuery } from './suggestionPage.ts';
import { writing } from './writing.ts';

export const suggestionRuleList: ListSpec = {
  table: suggestionRules,
  searchColumns: ['name'],
  defaultSort: ['name', 'ASC'],
};

export const ruleRoutes = resource('suggestionRules', {
  list: listOf(suggestionRuleList),
  show: (context, { params }) => getRow(context.db, suggestionRules, recordId(params.id)),
  create: {
    body: SuggestionRuleInput,
    handle: (context: Context, { body }: Call<SuggestionRuleInput>) =>
      writing(context, (tx, by) => createRule(tx, by, body)),
  },
  edit: {
    body: SuggestionRuleInput,
    handle: (
      context: Context,
      { params, body }: Call<SuggestionRuleInput & { version?: number }>,
    ) => writing(context, (tx, by) => editRule(tx, by, recordId(params.id), body)),
  },
  delete: (context, { params }) =>
    writing(context, (tx, by) => deleteRule(tx, by, recordId(params.id))),
  actions: {
    suggestions: {
      summary:
        'Prices the rules would change, and why; computed now, stored nowhere, applied by nobody',
      method: 'get',
      collection: true,
      action: 'list',
      query: SuggestionQuery,
      handle: pageOfSuggestions,
    },
  },
});
