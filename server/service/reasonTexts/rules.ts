/** Which reason a text of another system probably means, by the names of reasons. Pure. */
import { foldText } from '#shared/searchText';

export interface NamedReason {
  id: number;
  code: string;
  names: Readonly<Partial<Record<string, string>>>;
}

/** Shorter ones stand in too many texts. */
const SHORTEST = 2;

const formsOf = ({ code, names }: NamedReason): string[] =>
  [code, code.replaceAll('-', ' '), ...Object.values(names)].flatMap((name) => {
    const form = foldText(name ?? '').trim();
    return form.length >= SHORTEST ? [form] : [];
  });

/** How well they agree: 0 not at all; the longer what they have in common, the better, and the same is best. */
const agreement = (text: string, form: string): number => {
  if (text === form) return Infinity;
  if (text.includes(form)) return form.length;
  return text.length >= SHORTEST && form.includes(text) ? text.length : 0;
};

/** Null where no name says anything of the text, or several say the same of it. */
export const suggestReason = (text: string, reasons: readonly NamedReason[]): number | null => {
  const folded = foldText(text).trim();
  const rated = reasons
    .map((reason) => ({
      id: reason.id,
      rate: Math.max(0, ...formsOf(reason).map((form) => agreement(folded, form))),
    }))
    .filter(({ rate }) => rate > 0)
    .toSorted((one, other) => other.rate - one.rate);
  const [best, next] = rated;
  return best && best.rate !== next?.rate ? best.id : null;
};
