import * as z from 'zod';
import {
  code,
  describeField,
  halfWidth,
  localized,
  orNothing,
  requiredLocalized,
  text,
} from '#shared/fields';

export const ATTRIBUTE_TYPES = ['text', 'number', 'choice', 'colour', 'boolean', 'date'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

export const AttributeOption = z.object({
  code: code(),
  names: requiredLocalized(80),
  colour: orNothing(
    z
      .string()
      .overwrite(halfWidth)
      .regex(/^#[0-9a-f]{6}$/i, 'attributes.errors.colour'),
  ),
});

export const AttributeInput = z
  .object({
    code: code(),
    names: requiredLocalized(80),
    type: z.enum(ATTRIBUTE_TYPES),
    unit: text(20)
      .nullish()
      .transform((unit) => unit || null),
    options: z.array(AttributeOption).max(500).default([]),
  })
  .superRefine((attribute, context) => {
    const takesOptions = attribute.type === 'choice' || attribute.type === 'colour';
    if (takesOptions && attribute.options.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: 'attributes.errors.optionsRequired',
      });
    }
    if (!takesOptions && attribute.options.length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: 'attributes.errors.noOptions',
      });
    }
    const seen = new Set<string>();
    attribute.options.forEach((option, index) => {
      if (seen.has(option.code))
        context.addIssue({
          code: 'custom',
          path: ['options', index, 'code'],
          message: 'errors.taken',
        });
      seen.add(option.code);
    });
  });
export type AttributeInput = z.infer<typeof AttributeInput>;
export type Attribute = AttributeInput & { id: number; name: string; version: number };

/** One value of an attribute on a product: localized text, number, option code, boolean or day. */
export const AttributeValue = z.union([
  localized(2000),
  text(2000),
  describeField(z.number(), { unit: 'plain' }),
  z.boolean(),
]);
export type AttributeValue = z.infer<typeof AttributeValue>;
