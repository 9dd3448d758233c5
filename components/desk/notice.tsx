import type { ReactNode } from 'react';

/** A sentence about what just happened or stands in the way. Errors are read out at once. */
export function Notice(props: { kind: 'error' | 'success' | 'info'; children: ReactNode }) {
  const { kind, children } = props;
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
