/** What was typed into the form of a request. */
import { cleanText } from '#shared/searchText';
import type { PublicForm } from '../../platform/publicPages/form.ts';
import type { Typed } from './rules.ts';

const LINE = 'line-';
export const typedIn = (form: PublicForm, positions: readonly number[]): Typed => ({
  type: form.text('type'),
  reason: form.text('reason'),
  message: cleanText(form.text('message')),
  quantities: new Map(positions.map((position) => [position, form.text(`${LINE}${position}`)])),
  instead: new Map(positions.map((position) => [position, form.text(`instead-${position}`)])),
  photos: form.files('photos').length,
});
