'use client';

import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';

type Answer = { to?: string; error?: { message: string } };

/**
 * A form that stays on the screen until what it asks for is done: where the server refuses it, is out of reach, or somebody was signed
 * out meanwhile, a sentence stands above its buttons and every field keeps what was typed. Without script it is sent as any form is.
 */
export function SendForm(props: {
  action: string;
  className?: string;
  unreachable: string;
  children: ReactNode;
}) {
  const { action, className, unreachable, children } = props;
  const [problem, setProblem] = useState('');
  const isUnderWay = useRef(false);

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setProblem('');
    const fields = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const answer = await ask(action, fields);
    if (answer?.to) {
      location.assign(answer.to);
      return;
    }
    isUnderWay.current = false;
    setProblem(answer?.error?.message ?? unreachable);
  };

  return (
    <form className={className} action={action} method="post" onSubmit={send}>
      {children}
      <div className="notice notice-error" role="alert" hidden={problem === ''}>
        {problem}
      </div>
    </form>
  );
}

/** @returns undefined when the server is out of reach, or answers something else than itself */
async function ask(action: string, fields: FormData): Promise<Answer | undefined> {
  try {
    const body = new URLSearchParams(
      [...fields].map(([name, value]): [string, string] => [name, `${value}`]),
    );
    const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
    return (await answer.json()) as Answer;
  } catch {
    return undefined;
  }
}
