/**
 * Configures zod to use React-Admin's validation keys as messages, so that one schema gives translated messages in
 * forms and from the server. Imported wherever something is parsed, and a separate file so that pages without a form do
 * not load zod.
 */
import { config, type core } from 'zod';
import { message } from '#server/shared/fields';

type Issue = core.$ZodRawIssue;

const isText = (issue: Issue) => issue.origin === 'string' || issue.origin === 'array';

const messageOf = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'ra.validation.required';
      if (issue.expected === 'int' && Number.isFinite(issue.input)) return 'errors.whole';
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'ra.validation.number'
        : 'errors.wrongType';
    case 'too_small':
      if (isText(issue) && issue.minimum === 1) return 'ra.validation.required';
      if (issue.origin === 'array') return message('errors.minItems', { min: issue.minimum });
      if (issue.origin === 'string')
        return message('ra.validation.minLength', { min: issue.minimum });
      return message('ra.validation.minValue', { min: issue.minimum });
    case 'too_big':
      if (issue.origin === 'array' || issue.origin === 'set')
        return message('errors.maxItems', { max: issue.maximum });
      return message(
        issue.origin === 'string' ? 'ra.validation.maxLength' : 'ra.validation.maxValue',
        { max: issue.maximum },
      );
    case 'invalid_format':
      return issue.format === 'email' ? 'ra.validation.email' : 'errors.wrongFormat';
    case 'invalid_value':
      // Nothing has been chosen yet.
      if (issue.input === undefined || issue.input === null || issue.input === '')
        return 'ra.validation.required';
      return message('ra.validation.oneOf', { options: issue.values.join(', ') });
    case 'unrecognized_keys':
      return message('errors.unknownFields', { fields: issue.keys.join(', ') });
    case 'invalid_union':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return 'errors.wrongType';
    default:
      return undefined;
  }
};

// Imported by name, not called as z.config: the build removes unused calls on z.
// Compiled parsers need eval, which the console's content security policy forbids.
config({ customError: messageOf, jitless: 'document' in globalThis });
