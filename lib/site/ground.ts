/** The colours of the ground in both schemes, as app/styles/tokens.css has them: browsers paint around pages with them. */
export const GROUND = { light: '#faf7f1', dark: '#12161d' } as const;
