import type { ReactNode } from 'react';
import type { Locale } from '#lib/locale.ts';

/** One act on a front page: it carries what was seen of it. Refused, it leads back to the page, which shows how things are now. */
export function BoardForm(props: {
  id?: string;
  of: Locale;
  seen: string;
  className?: string;
  children: ReactNode;
}) {
  const { id, of, seen, className = 'stack', children } = props;
  return (
    <form id={id} className={className} action="/api/desk/front" method="post">
      <input type="hidden" name="locale" value={of} />
      <input type="hidden" name="seen" value={seen} />
      {children}
    </form>
  );
}
