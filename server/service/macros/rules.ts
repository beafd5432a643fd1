/** The variables of canned replies and macros, and filling them in. Pure; used by server and client. */
import { templateFault } from '../../platform/messages/rules.ts';
import { type FieldErrors, message } from '#shared/fields';
import { LANGUAGES, type Localized } from '#shared/localization';

/** In the order in which the form lists them; their words are `macros.variables.<name>`. */
export const MACRO_VARIABLES = [
  'customerName',
  'orderNumber',
  'ticketNumber',
  'agentName',
  'storeName',
] as const;
export type MacroVariable = (typeof MACRO_VARIABLES)[number];
/** Null where the ticket has no such thing. */
export type MacroValues = Readonly<Record<MacroVariable, string | null>>;

const KNOWN = Object.fromEntries(MACRO_VARIABLES.map((name) => [name, true]));
const VARIABLE = new RegExp(String.raw`\{\{\s*(${MACRO_VARIABLES.join('|')})\s*\}\}`, 'g');

/** What is wrong with the texts, by language: a name that is no variable, or braces that are not closed. */
export const faultsOf = (texts: Localized): FieldErrors =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const fault = templateFault(texts[language] ?? '', KNOWN);
      if (fault === null) return [];
      const error =
        fault === 'braces'
          ? 'messages.errors.braces'
          : message('messages.errors.unknownVariable', { name: fault.unknown });
      return [[language, error]];
    }),
  );

const isVariable = (name: string | undefined): name is MacroVariable =>
  (MACRO_VARIABLES as readonly unknown[]).includes(name);

/** The text with what is known of the ticket; a variable without a value stays, for the writer to replace. */
export const filledText = (text: string, values: MacroValues): string =>
  text.replace(VARIABLE, (found, name: string) =>
    isVariable(name) ? (values[name] ?? found) : found,
  );

/** The first variable that is still in a text. */
export const unfilledIn = (text: string): MacroVariable | null => {
  const name = text.matchAll(VARIABLE).next().value?.[1];
  return isVariable(name) ? name : null;
};
