import { getTranslations } from 'next-intl/server';
import type { challengeForEntry } from '#db/auth/enter-by-passkey.ts';
import type { Locale } from '#lib/locale.ts';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { PasskeyScript } from '../passkey-script.tsx';

export type EntryChallenge = Awaited<ReturnType<typeof challengeForEntry>>;

/** Signing in by a passkey: a form that a script shows, fills in and sends. Nothing where browsers know no passkeys. */
export async function PasskeyEntry(props: {
  challenge: EntryChallenge;
  next: string;
  carried: string;
  state: FormState | undefined;
  locale: Locale;
}) {
  const { challenge, next, carried, state, locale } = props;
  if (!challenge) return null;
  const t = await getTranslations({ locale, namespace: 'people.signIn' });
  return (
    <>
      <FormNotice form="passkey" state={state} locale={locale} />
      <form
        className="stack"
        action="/api/desk/sign-in/passkey"
        method="post"
        data-passkey="get"
        data-options={JSON.stringify(challenge.options)}
        data-cancelled={t('passkeyCancelled')}
        hidden
        suppressHydrationWarning
      >
        <input type="hidden" name="challenge" value={challenge.sealed} />
        <input type="hidden" name="credential" defaultValue="" suppressHydrationWarning />
        <input type="hidden" name="next" value={next} />
        {carried && <input type="hidden" name="carried" value={carried} />}
        <button className="button" type="submit">
          {t('passkey')}
        </button>
        <div className="notice notice-error" role="alert" hidden suppressHydrationWarning />
      </form>
      <PasskeyScript />
    </>
  );
}
