/** Rules to start from: choosing one fills in the form. */
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { Template } from '#contract/members/segmentTemplates';
import { useLocalize } from '../../../ui/record/localized.tsx';

export interface TemplatePickerProps {
  templates: readonly Template[];
  /** Further fields of the form that a template sets. */
  more?: (template: Template) => Record<string, unknown>;
}

export const TemplatePicker = ({ templates, more }: TemplatePickerProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { setValue } = useFormContext();
  const choose = (template: Template) => {
    const { key, names, rule } = template;
    for (const [field, value] of Object.entries({ ...more?.(template), key, names, rule }))
      setValue(field, value, { shouldDirty: true });
  };
  return (
    <Box sx={{ mb: 1 }}>
      <Typography color="text.secondary">{translate('rules.templates')}</Typography>
      {templates.map((template) => (
        <Button key={template.key} size="small" onClick={() => choose(template)}>
          {toText(template.names)}
        </Button>
      ))}
    </Box>
  );
};
