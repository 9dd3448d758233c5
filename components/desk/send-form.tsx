import type { ReactNode } from 'react';

/**
 * A form that stays on the screen until what it asks for is done, once there is script (script/send-form.ts): a refusal stands as a
 * sentence below its fields, which keep what was typed. Without script it is sent as any form is.
 * @param props.unreachable what is said where the server does not answer
 */
export function SendForm(props: {
  action: string;
  className?: string;
  unreachable: string;
  children: ReactNode;
}) {
  const { action, className, unreachable, children } = props;
  return (
    <form className={className} action={action} method="post" data-unreachable={unreachable}>
      {children}
      <div className="notice notice-error" role="alert" hidden />
    </form>
  );
}
