/** A CSS property of the document: the height of a form's save bar, for what else lies at the foot of the window. */
export const BAR_HEIGHT = '--save-bar';
