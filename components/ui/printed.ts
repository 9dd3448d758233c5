import type { ReactNode } from 'react';
import { toMarkup } from '#lib/markup.ts';

/**
 * What an element contains, as the property by which React takes it over as it is. Readers' pages are whole when they are
 * sent: no script of React ever looks at them again. Next would still describe each element twice, for itself and for a
 * browser, and draw it from there (docs/decisions/015).
 * @param node elements and components that wait for nothing and keep no state
 */
export function printed(node: ReactNode): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: toMarkup()(node as never) } };
}
