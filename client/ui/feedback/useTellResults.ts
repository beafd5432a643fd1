/** Tells what became of several records at once: how many are done, and which are not and why. */
import { useNotify, useTranslate } from 'react-admin';

/** More than these are not named one by one. */
const NAMED = 5;

export interface Result {
  name: string | number;
  /** Why it is not done, as a translation key; null where it is. */
  error: string | null;
}

/** `words`: the key under which `done`, `failed` and `more` stand. */
export const useTellResults = (words: string) => {
  const notify = useNotify();
  const translate = useTranslate();
  return (results: readonly Result[]) => {
    const failed = results.flatMap(({ name, error }) => (error === null ? [] : { name, error }));
    const done = translate(`${words}.done`, { smart_count: results.length - failed.length });
    const why = failed
      .slice(0, NAMED)
      .map(({ name, error }) => translate(`${words}.failed`, { name, why: translate(error) }));
    const more = failed.length - why.length;
    if (more > 0) why.push(translate(`${words}.more`, { smart_count: more }));
    const text = [done, ...why].join(translate('layout.sentenceSeparator'));
    notify(text, {
      messageArgs: { _: text },
      type: failed.length > 0 ? 'warning' : 'success',
      ...(failed.length > 0 && { autoHideDuration: null }),
    });
  };
};
