import { SettingsInput } from '#contract/platform/settings';
import { settings } from '#db/schema/platform/settings';
import type { Context } from '../http/context.ts';
import { getRow, recordId } from '../records/records.ts';
import { resource } from '../http/resource.ts';
import type { Call } from '../http/route.ts';
import { editSettings } from './actions.ts';

export const settingsRoutes = resource('settings', {
  show: (context, { params }) => getRow(context.db, settings, recordId(params.id)),
  edit: {
    body: SettingsInput,
    handle: (context: Context, { params, body }: Call<SettingsInput>) =>
      editSettings(context, recordId(params.id), body),
  },
});
